import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { ChargebeeEvent } from '../../../functions/shared/domain/event.ts';
import { leftOf } from '../../../functions/shared/domain/money-back/ledger.ts';
import { isDecided } from '../../../functions/shared/domain/payment/payment.ts';
import type { PaymentStore } from '../../../functions/shared/store/payment-store.ts';
import { readActivityLine } from '../../../functions/shared/store/items/read-activity-line.ts';
import { readKnownPaymentAt } from '../../../functions/shared/store/reads/read-known-payment-at.ts';
import { anEvent, day, paidOn } from '../../support/payment-case.ts';
import { seedAccount, type Seeded } from '../../support/seed.ts';
import { testTable, type TestTable } from '../../support/table.ts';
import { aDeletedRefund, aRefund, aStateEvent } from '../../support/transaction-event.ts';
import { aWorker, sqsRecord } from '../../support/worker.ts';
import { itemsOf } from './items-of.ts';

let t: TestTable;
beforeAll(async () => {
  t = await testTable();
});
afterAll(() => t.stop());

type Between = (store: PaymentStore) => PaymentStore;
/** A worker with a bug: no event about a refund can be decided. */
const broken: Between = (store) => ({ ...store, loadLedger: () => Promise.reject(new TypeError('a bug')) });
/** A worker that dies after its first write. */
const dying: Between = (store) => {
  let writes = 0;
  return {
    ...store,
    commit: (...change) => (writes++ === 0 ? store.commit(...change) : Promise.reject(new Error('killed'))),
  };
};
const send = ({ account }: Seeded, event: ChargebeeEvent, between?: Between) =>
  aWorker(t.table, between).work(sqsRecord({ v: 1, account, kind: 'event', event }));

async function aPaidAccount(): Promise<Seeded> {
  const seeded = await seedAccount(t.table);
  await seeded.lead({ email: 'ada@example.com' });
  await send(seeded, anEvent());
  return seeded;
}

/** The outcomes of an event, as many as it has lines. */
async function outcomes({ account }: Seeded, { id }: ChargebeeEvent): Promise<string[]> {
  const lines = (await itemsOf(t.table, account)).map(readActivityLine);
  return lines.flatMap((line) => (line?.eventId === id ? [line.outcome] : []));
}

async function left({ account }: Seeded): Promise<number | undefined> {
  const payment = await readKnownPaymentAt(t.table, account, 'txn_cb_1');
  return isDecided(payment) ? leftOf(payment) : undefined;
}

const deleted = aDeletedRefund({ transaction: { resourceVersion: paidOn + 2 * day } });

test('an event that fails while another worker decides it, with its payment, has one line', async () => {
  const seeded = await aPaidAccount();
  const beside: Between = (store) => ({
    ...broken(store),
    loadLedger: async () => {
      await send(seeded, aRefund());
      await send(seeded, deleted);
      throw new TypeError('a bug');
    },
  });
  // It is a copy then.
  expect(await send(seeded, deleted, beside)).toEqual([]);
  expect(await outcomes(seeded, deleted)).toEqual(['processed']);
});

test('an event that named another payment than its refund leads to has one line', async () => {
  const seeded = await aPaidAccount();
  const misled = aStateEvent({
    transaction: { id: 'txn_cb_refund_1', type: 'refund', status: 'voided', paymentId: 'txn_other' },
  });
  await send(seeded, misled, broken);
  await send(seeded, aRefund());
  expect(await outcomes(seeded, misled)).toEqual(['failed']);
  await send(seeded, misled);
  expect(await outcomes(seeded, misled)).toEqual(['processed']);
  expect(await left(seeded)).toBe(4_900);
});

test('a copy that fails takes nothing away from its event, which still waits', async () => {
  const seeded = await aPaidAccount();
  // More than one write moves to the payment.
  for (let n = 0; n < 20; n++) {
    const state = {
      id: 'txn_cb_refund_1',
      type: 'refund',
      status: 'success',
      resourceVersion: paidOn + day + n,
    };
    await send(seeded, aStateEvent({ id: `ev_waits_${n}`, transaction: state }));
  }
  await send(seeded, deleted);
  expect(await send(seeded, aRefund(), dying)).toHaveLength(1);
  expect(await send(seeded, deleted, broken)).toEqual([]);
  expect(await send(seeded, aRefund())).toEqual([]);
  expect(await outcomes(seeded, deleted)).toEqual(['processed']);
  expect(await left(seeded)).toBe(4_900);
});
