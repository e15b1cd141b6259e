import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CustomerEvent, PaymentEvent } from '../../../functions/shared/domain/event.ts';
import { commitWrites } from '../../../functions/shared/store/writes/commit-writes.ts';
import { readPaymentItem } from '../../../functions/shared/store/items/payment-item.ts';
import { customerSchema, identitySchema } from '../../../functions/shared/store/items/record-schemas.ts';
import { anEvent, day, paidOn } from '../../support/payment-case.ts';
import { seedAccount, type Seeded } from '../../support/seed.ts';
import { testTable, type TestTable } from '../../support/table.ts';
import { aCustomerEvent } from '../../support/transaction-event.ts';
import { interleaving, type Actor } from './interleave.ts';
import { itemsOf } from './items-of.ts';
import { worker } from './worker-actor.ts';

let t: TestTable;
let side: ReturnType<typeof interleaving>;
beforeAll(async () => {
  t = await testTable();
  side = interleaving(t);
});
afterAll(async () => {
  side.stop();
  await t.stop();
});

async function endOf({ account }: Seeded) {
  const items = await itemsOf(t.table, account);
  const of = (kind: string, sk: string) =>
    items.filter((item) => item['sk'] === sk && String(item['pk']).split('#')[1] === kind);
  return {
    payments: of('payment', 'payment').map((item) => readPaymentItem(item)),
    customers: of('customer', 'customer').map((item) => customerSchema.parse(item)),
    byEmail: of('email', 'document').flatMap(({ customer }) =>
      customer === undefined ? [] : [customerSchema.parse(customer)],
    ),
    identities: of('chargebee-customer', 'customer').map((item) => identitySchema.parse(item)),
  };
}
type End = Awaited<ReturnType<typeof endOf>>;

/** So that the next run has no more to look through than this one. */
async function clear({ account }: Seeded): Promise<void> {
  for (const { pk, sk } of await itemsOf(t.table, account)) {
    await commitWrites(t.table, [{ kind: 'delete', key: { pk: String(pk), sk: String(sk) } }]);
  }
}

/** Every copy of a customer says what its record says; nobody has an email or an id that is not its own. */
function expectOneTruth({ customers, byEmail, identities }: End): void {
  const sorted = (all: readonly object[]) => all.map((one) => JSON.stringify(one)).sort();
  expect(sorted(byEmail)).toEqual(sorted(customers));
  const perId = customers.flatMap((one) => one.chargebeeCustomerIds.map(() => one));
  expect(sorted(identities.flatMap(({ customer }) => customer ?? []))).toEqual(sorted(perId));
}

/** In many orders of all requests; a failure tells its seed and the shortest order. */
const inAnyOrder = (run: (seeded: Seeded, choose: () => number) => Promise<void>): Promise<void> =>
  fc.assert(
    fc.asyncProperty(fc.array(fc.nat(5), { minLength: 24, maxLength: 24 }), async (dice) => {
      let turn = 0;
      const seeded = await seedAccount(t.table);
      await run(seeded, () => dice[turn++ % dice.length] ?? 0);
      await clear(seeded);
    }),
    { numRuns: 25 },
  );

const paying = (n: number, customer: Partial<PaymentEvent['customer']>, occurredAt = paidOn): PaymentEvent =>
  anEvent({ id: `ev_${n}`, occurredAt, transaction: { id: `txn_${n}` }, customer });
const changed = (id: string, customer: Partial<CustomerEvent['customer']>): CustomerEvent =>
  aCustomerEvent({ id, customer });

test('a customer is called as its newest state says, whether that comes before, beside or after its first payment', async () => {
  await inAnyOrder(async (seeded, choose) => {
    await seeded.lead({ email: 'ada@example.com' });
    const newest = { email: 'new@example.com', firstName: 'Augusta', resourceVersion: paidOn + 2 * day };
    const actors: Actor[] = [
      worker(seeded, paying(1, { resourceVersion: paidOn })),
      worker(seeded, changed('ev_c1', { firstName: 'Old', resourceVersion: paidOn + day })),
      worker(seeded, changed('ev_c2', newest)),
    ];
    await side.run(actors, choose);
    const end = await endOf(seeded);
    expectOneTruth(end);
    expect(end.customers).toMatchObject([
      {
        email: 'new@example.com',
        firstName: 'Augusta',
        chargebeeCustomerIds: ['cb_1'],
        followed: [{ chargebeeCustomerId: 'cb_1', resourceVersion: paidOn + 2 * day }],
      },
    ]);
    expect(end.identities).toHaveLength(1);
    expect(end.identities[0]).not.toHaveProperty('told');
  });
});

describe('a deletion', () => {
  const deleted = (customer: Partial<CustomerEvent['customer']> = {}) =>
    aCustomerEvent({
      id: 'ev_deleted',
      type: 'customer_deleted',
      occurredAt: paidOn + day,
      customer: { resourceVersion: paidOn + 3 * day, ...customer },
    });

  test.each([
    ['before its first payment', []],
    ['of a customer that is known', [paying(0, { resourceVersion: paidOn })]],
  ])(
    '%s leaves the payments that occurred until then to one customer, and nobody the id',
    async (_, known) => {
      await inAnyOrder(async (seeded, choose) => {
        await seeded.lead({ email: 'ada@example.com' });
        for (const event of known) await worker(seeded, event)(t.table);
        const actors: Actor[] = [
          worker(seeded, paying(1, { resourceVersion: paidOn })),
          worker(seeded, paying(2, { resourceVersion: paidOn }, paidOn + day)),
          worker(seeded, deleted()),
        ];
        await side.run(actors, choose);
        const end = await endOf(seeded);
        expectOneTruth(end);
        const [customer, ...others] = end.customers;
        expect(others).toEqual([]);
        expect(customer).toMatchObject({ chargebeeCustomerIds: [], sourcePartnerId: seeded.partnerId });
        expect(end.payments).toHaveLength(known.length + 2);
        for (const payment of end.payments) {
          expect(payment).toMatchObject({ state: 'recorded', customerId: customer?.customerId });
          expect(payment.rewards).toHaveLength(1);
        }
        expect(end.identities).toMatchObject([
          { former: [{ customerId: customer?.customerId, until: paidOn + day }] },
        ]);
      });
    },
  );
});

test('an email that one customer frees while another is told to have it is lost to nobody, and taken with the next payment', async () => {
  await inAnyOrder(async (seeded, choose) => {
    for (const [n, who] of ['ada', 'eve'].entries()) {
      await seeded.lead({ email: `${who}@example.com` });
      const first = { id: `cb_${who}`, email: `${who}@example.com`, resourceVersion: paidOn };
      await worker(seeded, paying(n, first))(t.table);
    }
    const freed = { id: 'cb_ada', email: 'new@example.com', resourceVersion: paidOn + day };
    const taken = { id: 'cb_eve', email: 'ada@example.com', firstName: 'Eve', resourceVersion: paidOn + day };
    await side.run(
      [
        worker(seeded, changed('ev_freed', freed)),
        worker(seeded, changed('ev_taken', taken)),
        worker(seeded, paying(2, taken)),
      ],
      choose,
    );
    const between = await endOf(seeded);
    expectOneTruth(between);
    const emails = between.customers.map(({ email }) => email).sort();
    expect(emails[1]).toBe('new@example.com');
    expect(['ada@example.com', 'eve@example.com']).toContain(emails[0]);

    await worker(seeded, paying(3, taken))(t.table);
    const end = await endOf(seeded);
    expectOneTruth(end);
    const eve = end.customers.find((one) => one.chargebeeCustomerIds.includes('cb_eve'));
    expect(eve).toMatchObject({ email: 'ada@example.com', firstName: 'Eve' });
    expect(eve?.followed).toEqual([{ chargebeeCustomerId: 'cb_eve', resourceVersion: paidOn + day }]);
    expect(end.payments.filter(({ customerId }) => customerId === eve?.customerId)).toHaveLength(3);
  });
});
