import { expect, test } from '@jest/globals';
import { ulid as newUlid } from 'ulid';
import { decidePayment } from '../../../../functions/shared/domain/payment/decide-payment.ts';
import { accountSchema } from '../../../../functions/shared/store/account.ts';
import { changeWrites } from '../../../../functions/shared/store/writes/change-writes.ts';
import type { Write } from '../../../../functions/shared/store/writes/write.ts';
import { tableLayout } from '../../../../functions/shared/deployment/table-layout.ts';
import { aCase, aCustomer, activeWith, anEvent, aRule } from '../../../support/payment-case.ts';

const account = accountSchema.parse('acme');
const partnerId = `prt_${newUlid()}`;
const terms = new Map([[partnerId, activeWith(aRule())]]);
const perSecond = 1_000;

/** What a payment of a customer of its own writes. */
function writesOf(n: number): Write[] {
  const id = `cb_${n}`;
  const linked = aCustomer({
    customerId: `cus_${newUlid()}`,
    email: `ada${n}@example.com`,
    chargebeeCustomerIds: [id],
    sourcePartnerId: partnerId,
  });
  const event = anEvent({
    id: `ev_${n}`,
    transaction: { id: `txn_${n}` },
    customer: { id, email: linked.email },
  });
  const { changes } = decidePayment({ ...aCase({ event, linked, terms }), ulids: newUlid });
  return changes.flatMap((change) => changeWrites(account, change));
}

test('a thousand payments a second of one partner write to no key more than a third of the time', () => {
  const units = new Map<string, number>();
  for (let n = 0; n < perSecond; n++) {
    for (const write of writesOf(n)) {
      if (write.kind !== 'put') throw new Error('A repeat payment is one put.');
      const keys = [`table ${write.item.pk}`];
      for (const [name, { hash }] of Object.entries(tableLayout.indexes)) {
        const key = write.item[hash];
        if (typeof key === 'string') keys.push(`${name} ${key}`);
      }
      // An item, and each of its entries, is one unit.
      for (const key of keys) units.set(key, (units.get(key) ?? 0) + 1);
    }
  }
  expect(Math.max(...units.values())).toBeLessThan(perSecond / 3);
  expect([...units.values()].reduce((sum, one) => sum + one)).toBe(5 * perSecond);
});
