import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { ChargebeeEvent } from '../../../functions/shared/domain/event.ts';
import { leftOf } from '../../../functions/shared/domain/money-back/ledger.ts';
import type { PaymentStore } from '../../../functions/shared/store/payment-store.ts';
import { readActivityLine } from '../../../functions/shared/store/items/read-activity-line.ts';
import { readKnownPaymentAt } from '../../../functions/shared/store/reads/read-known-payment-at.ts';
import { anEvent, day, paidOn } from '../../support/payment-case.ts';
import { seedAccount, type Seeded } from '../../support/seed.ts';
import { testTable, type TestTable } from '../../support/table.ts';
import { aCustomerEvent, aDeletedRefund, aRefund } from '../../support/transaction-event.ts';
import { aWorker, sqsRecord } from '../../support/worker.ts';
import { itemsOf } from './items-of.ts';

let t: TestTable;
beforeAll(async () => {
  t = await testTable();
});
afterAll(() => t.stop());

const email = 'ada@example.com';
type Between = (store: PaymentStore) => PaymentStore;
/** @returns what goes back to the queue */
const send = ({ account }: Seeded, event: ChargebeeEvent, between?: Between) =>
  aWorker(t.table, between).work(sqsRecord({ v: 1, account, kind: 'event', event }));
/** A worker that dies as soon as it has written something. */
const dying = (): Between => {
  let dead = false;
  return (store) => ({
    ...store,
    commit: async (account, changes) => {
      if (dead) throw new Error('killed');
      const committed = await store.commit(account, changes);
      dead = committed.kind === 'committed';
      return committed;
    },
  });
};
async function outcomes({ account }: Seeded): Promise<string[]> {
  const lines = (await itemsOf(t.table, account)).map(readActivityLine);
  return lines.flatMap((line) => (line === undefined ? [] : [`${line.eventId} ${line.outcome}`])).sort();
}
async function whoseDeals({ account }: Seeded): Promise<unknown[]> {
  const items = await itemsOf(t.table, account);
  return [...new Set(items.filter(({ sk }) => sk === 'deal').map(({ customerId }) => customerId))];
}
/** More deals than one write holds; the first of them are taken, and the worker dies. */
async function takenHalfway(): Promise<Seeded> {
  const seeded = await seedAccount(t.table);
  await Promise.all(Array.from({ length: 60 }, () => seeded.deal({ emails: [email] })));
  expect(await send(seeded, anEvent(), dying())).toHaveLength(1);
  return seeded;
}

test('the deals that remain get the customer of their payment, though its Chargebee id was taken off meanwhile', async () => {
  const seeded = await takenHalfway();
  expect(await send(seeded, aCustomerEvent({ type: 'customer_deleted' }))).toEqual([]);
  expect(await send(seeded, anEvent())).toEqual([]);
  expect(await whoseDeals(seeded)).toEqual([expect.stringMatching(/^cus_/)]);
});

test('the deals that remain are those of the email that was paid under, though a copy names another', async () => {
  const seeded = await takenHalfway();
  const customer = { email: 'lovelace@example.com' };
  const newer = anEvent({ id: 'ev_2', transaction: { resourceVersion: paidOn + day }, customer });
  expect(await send(seeded, newer)).toEqual([]);
  expect(await send(seeded, anEvent())).toEqual([]);
  expect(await whoseDeals(seeded)).toEqual([expect.stringMatching(/^cus_/)]);
});

test('what remains to be applied to a payment is applied, though a copy of it failed meanwhile', async () => {
  const seeded = await seedAccount(t.table);
  await seeded.lead({ email });
  for (let n = 1; n <= 25; n++) {
    const transaction = { id: `r${n}`, amount: { amount: 100, currency: 'EUR' } };
    expect(await send(seeded, aRefund({ id: `ev_r${n}`, transaction }))).toEqual([]);
  }
  expect(await send(seeded, anEvent(), dying())).toHaveLength(1);
  const broken: Between = (store) => ({ ...store, load: () => Promise.reject(new TypeError('a bug')) });
  expect(await send(seeded, anEvent({ id: 'ev_2' }), broken)).toHaveLength(1);
  expect(await send(seeded, anEvent())).toEqual([]);
  const payment = await readKnownPaymentAt(t.table, seeded.account, 'txn_cb_1');
  if (payment?.state !== 'recorded') throw new Error('It is recorded.');
  expect(leftOf(payment)).toBe(4_900 - 2_500);
  expect((await outcomes(seeded)).filter((one) => one.endsWith('waiting'))).toEqual([]);
});

test('an event that failed has one line, though it names no payment and is decided by its next copy', async () => {
  const seeded = await seedAccount(t.table);
  await seeded.lead({ email });
  for (const event of [anEvent(), aRefund()]) expect(await send(seeded, event)).toEqual([]);
  const broken: Between = (store) => ({ ...store, loadLedger: () => Promise.reject(new TypeError('a bug')) });
  expect(await send(seeded, aDeletedRefund(), broken)).toEqual([]);
  expect(await send(seeded, aDeletedRefund())).toEqual([]);
  expect(await outcomes(seeded)).toEqual([
    'ev_1 processed',
    'ev_deleted_1 processed',
    'ev_refund_1 processed',
  ]);
});
