import { expect } from '@jest/globals';
import fc from 'fast-check';
import { pick } from '../events/pick.ts';
import { dismiss as dismissInModel } from '../model/dismiss.ts';
import { command } from './command.ts';
import { paymentsToLink } from './payments-to-link.ts';

const drawn = fc.record({
  payment: fc.nat(99),
  kind: fc.constantFrom('dismiss', 'dismiss', 'restore'),
  ofCustomer: fc.boolean(),
});

/** An admin takes a payment out of the inbox without recording it, or puts it back. */
export const dismiss = command(
  'dismiss',
  drawn,
  async (model, system, { kind, ...drawn }) => {
    const [id, payment] = pick(paymentsToLink(model), drawn.payment);
    // Who restores a payment restores its payer.
    const ofCustomer = drawn.ofCustomer || kind === 'restore';
    const status = dismissInModel(model, payment, { kind, ofCustomer });
    const json = kind === 'dismiss' ? { customer: ofCustomer } : undefined;
    const path = `/v1/integrations/chargebee/unmatched/${encodeURIComponent(id)}/${kind}`;
    expect(await system.ask('POST', path, json)).toMatchObject({ status });
  },
  (model) => paymentsToLink(model).length > 0,
);
