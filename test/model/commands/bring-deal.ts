import { deal } from '../setup.ts';
import { command } from './command.ts';

/** A partner, or nobody, brings a deal. */
export const bringDeal = command('bring deal', deal, async (model, system, deal) => {
  await system.bringDeal(deal);
  model.deals.push({ ...deal });
});
