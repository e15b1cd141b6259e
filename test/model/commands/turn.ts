import fc from 'fast-check';
import { command } from './command.ts';

const options = fc
  .record({ convertLead: fc.boolean(), associateDeals: fc.boolean(), createTransactions: fc.boolean() })
  // Transactions need customers.
  .filter(
    ({ convertLead, associateDeals, createTransactions }) =>
      !createTransactions || convertLead || associateDeals,
  );
const allOn = fc.constant({ convertLead: true, associateDeals: true, createTransactions: true });

const drawn = fc.record({
  isOn: fc.constantFrom(true, true, true, false),
  options: fc.oneof(options, allOn),
});

/** An admin turns the integration or its options on and off. */
export const turn = command('turn', drawn, async (model, system, { isOn, options }) => {
  await system.turn(isOn, options);
  Object.assign(model, { isOn, options });
});
