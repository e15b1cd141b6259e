import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ChargebeeEvent } from '../../../functions/shared/domain/event.ts';
import type { PaymentStore } from '../../../functions/shared/store/payment-store.ts';
import { keysOf, lastPartOf } from '../../../functions/shared/store/keys.ts';
import { newestEntries } from '../../../functions/shared/store/reads/newest-entries.ts';
import { readKnownPaymentAt } from '../../../functions/shared/store/reads/read-known-payment-at.ts';
import { anEvent, day, paidOn, withoutEmail } from '../../support/payment-case.ts';
import { seedAccount, type Seeded } from '../../support/seed.ts';
import { testTable, type TestTable } from '../../support/table.ts';
import { aDeletedRefund, aRefund, aStateEvent } from '../../support/transaction-event.ts';
import { aWorker, sqsRecord } from '../../support/worker.ts';

let t: TestTable;
beforeAll(async () => {
  t = await testTable();
});
afterAll(() => t.stop());

/** Another invoice than the one that the payment is linked to first. */
const invoice = { id: 'inv_2', total: 11_900, tax: 1_900, couponIds: ['PARTNERS', 'NORTHWIND'] };
const paid = anEvent({ invoice, customer: { lastName: 'Byron', company: 'Engines', resourceVersion: 7 } });

type Between = (store: PaymentStore) => PaymentStore;
const broken: Between = (store) => ({ ...store, load: () => Promise.reject(new TypeError('a bug')) });
const send = async ({ account }: Seeded, event: ChargebeeEvent, between?: Between) => {
  expect(await aWorker(t.table, between).work(sqsRecord({ v: 1, account, kind: 'event', event }))).toEqual(
    [],
  );
};
const kept = ({ account }: Seeded) => readKnownPaymentAt(t.table, account, 'txn_cb_1');

/** What may come after a payment, each of it a write of the payment. */
const later: readonly ChargebeeEvent[] = [
  aRefund(),
  aDeletedRefund({ transaction: { resourceVersion: paidOn + 3 * day } }),
  aStateEvent({ id: 'ev_void', transaction: { resourceVersion: paidOn + 4 * day } }),
  aStateEvent({
    id: 'ev_applied',
    transaction: {
      status: 'success',
      resourceVersion: paidOn + 5 * day,
      invoices: [{ id: 'inv_2', applied: { amount: 4_900, currency: 'EUR' } }],
    },
  }),
];

async function comeLater(seeded: Seeded, state: string): Promise<void> {
  for (const event of later) {
    await send(seeded, event);
    expect(await kept(seeded)).toMatchObject({ state, invoice });
  }
}

describe('the tax and the coupons of its invoice stay with a payment', () => {
  test('that is recorded', async () => {
    const seeded = await seedAccount(t.table);
    await seeded.lead({ email: 'ada@example.com' });
    await send(seeded, paid);
    expect(await kept(seeded)).toMatchObject({ state: 'recorded', invoice });
    expect(await kept(seeded)).not.toHaveProperty('chargebeeCustomer');
    await comeLater(seeded, 'recorded');
  });

  test('that is unmatched, and recorded by a copy whose body says nothing of them', async () => {
    const seeded = await seedAccount(t.table);
    await send(seeded, paid);
    expect(await kept(seeded)).toMatchObject({ chargebeeCustomer: paid.customer });
    await comeLater(seeded, 'unmatched');
    await seeded.lead({ email: 'ada@example.com' });
    const { invoice: _, ...copy } = paid;
    await send(seeded, { ...copy, id: 'ev_copy' });
    expect(await kept(seeded)).toMatchObject({ state: 'recorded', invoice });
  });

  test.each<[string, (seeded: Seeded) => Promise<void>]>([
    ['while the integration is off', (seeded) => seeded.options('off')],
    ['while its option is off', (seeded) => seeded.options('on', { createTransactions: false })],
  ])('that is ignored %s, and its payer with them', async (_, turn) => {
    const seeded = await seedAccount(t.table);
    await turn(seeded);
    await send(seeded, paid);
    expect(await kept(seeded)).toMatchObject({ state: 'ignored', chargebeeCustomer: paid.customer });
    await comeLater(seeded, 'ignored');
    expect(await kept(seeded)).toMatchObject({ chargebeeCustomer: paid.customer });
  });

  test('that failed, and is decided by a copy whose body says nothing of them', async () => {
    const seeded = await seedAccount(t.table);
    await seeded.lead({ email: 'ada@example.com' });
    await send(seeded, paid, broken);
    expect(await kept(seeded)).toMatchObject({ state: 'failed', invoice, chargebeeCustomer: paid.customer });
    const { invoice: _, ...copy } = paid;
    await send(seeded, { ...copy, id: 'ev_copy' });
    expect(await kept(seeded)).toMatchObject({ state: 'recorded', invoice });
  });

  test('that refunds were waiting for', async () => {
    const seeded = await seedAccount(t.table);
    await seeded.lead({ email: 'ada@example.com' });
    await send(seeded, aRefund());
    await send(seeded, paid);
    expect(await kept(seeded)).toMatchObject({ state: 'recorded', invoice });
  });
});

test('what waits in the inbox of one Chargebee customer is found together, whatever its emails, while it waits', async () => {
  const seeded = await seedAccount(t.table);
  const pays = (n: number, customer: object) =>
    send(seeded, anEvent({ id: `ev_${n}`, transaction: { id: `txn_${n}` }, customer }));
  const waiting = async (id: string) => {
    const key = keysOf(seeded.account).unmatchedOf(id);
    const found = await newestEntries(t.table, 'byCustomer', key, 10, undefined);
    return found.map(({ pk }) => lastPartOf(pk)).sort();
  };
  await pays(1, { id: 'cb_1', email: 'ada@example.com' });
  await pays(2, { id: 'cb_1', email: 'ada@other.example' });
  await send(seeded, withoutEmail(anEvent({ id: 'ev_3', transaction: { id: 'txn_3' } })));
  await pays(4, { id: 'cb_2', email: 'ada@example.com' });
  expect(await waiting('cb_1')).toEqual(['txn_1', 'txn_2', 'txn_3']);
  await send(seeded, aRefund({ transaction: { paymentId: 'txn_1' } }));
  await seeded.lead({ email: 'ada@other.example' });
  await pays(2, { id: 'cb_1', email: 'ada@other.example' });
  expect(await waiting('cb_1')).toEqual(['txn_1', 'txn_3']);
  expect(await waiting('cb_2')).toEqual(['txn_4']);
});
