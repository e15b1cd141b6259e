import { lead } from '../setup.ts';
import { command } from './command.ts';

/** A partner, or nobody, brings a lead. */
export const bringLead = command('bring lead', lead, async (model, system, lead) => {
  await system.bringLead(lead);
  model.leads.push({ ...lead });
});
