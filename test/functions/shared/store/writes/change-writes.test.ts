import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { paymentChanges } from '../../../../support/payment-changes.ts';
import { failPayment } from '../../../../../functions/shared/domain/payment/fail-payment.ts';
import { accountSchema } from '../../../../../functions/shared/store/account.ts';
import { changeWrites } from '../../../../../functions/shared/store/writes/change-writes.ts';
import { mergeWrites } from '../../../../../functions/shared/store/writes/merge-writes.ts';
import { keyOf } from '../../../../../functions/shared/store/writes/write.ts';
import {
  aCase,
  aCustomer,
  activeWith,
  aDeal,
  aLead,
  anEvent,
  aRule,
  the,
} from '../../../../support/payment-case.ts';

const account = accountSchema.parse('acme');
const terms = new Map([['prt_lead', activeWith(aRule({ lasts: { kind: 'payments', count: 9 } }))]]);
const failed = the(
  'put_payment',
  failPayment(aCase({ event: anEvent({ id: 'ev_0' }) }), 'processing_failed'),
)?.payment;

const ids = fc
  .integer({ min: 1, max: 50 })
  .map((count) => Array.from({ length: count }, (_, n) => `cb_${n}`));
const deals = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 120 }).map((contacts) =>
  contacts.map((count, n) => {
    const emails = Array.from({ length: count }, (_, at) => `${at}@example.com`);
    return aDeal(n, { emails, partnerId: 'prt_lead' });
  }),
);
const customers = fc.oneof(
  fc.constant({ leads: [aLead()] }),
  fc.constant({ leads: [aLead()], customerByEmail: aCustomer() }),
  ids.map((chargebeeCustomerIds) => ({ linked: aCustomer({ chargebeeCustomerIds }) })),
);

test('what is decided about a payment fits into one atomic write, which meets no item twice', () => {
  fc.assert(
    fc.property(customers, deals, fc.boolean(), (known, free, again) => {
      const state = { ...known, deals: free, terms, ...(again && failed && { payment: failed }) };
      const changes = paymentChanges(aCase(state));
      const writes = mergeWrites(changes.flatMap((change) => changeWrites(account, change)));
      expect(writes.length).toBeLessThanOrEqual(100);
      const keys = writes.map(keyOf).map(({ pk, sk }) => JSON.stringify([pk, sk]));
      expect(new Set(keys).size).toBe(keys.length);
      expect(changes.some(({ kind }) => kind === 'take_deal')).toBe(true);
    }),
  );
});
