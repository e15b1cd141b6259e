import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Unavailable } from '../../../functions/shared/store/errors.ts';
import * as z from 'zod';
import { leftOf } from '../../../functions/shared/domain/money-back/ledger.ts';
import type { ChargebeeEvent } from '../../../functions/shared/domain/event.ts';
import type { PaymentStore } from '../../../functions/shared/store/payment-store.ts';
import { readActivityLine } from '../../../functions/shared/store/items/read-activity-line.ts';
import { readKnownPaymentAt } from '../../../functions/shared/store/reads/read-known-payment-at.ts';
import { anEvent, day, paidOn } from '../../support/payment-case.ts';
import { seedAccount, type Seeded } from '../../support/seed.ts';
import { testTable, type TestTable } from '../../support/table.ts';
import { aCustomerEvent, aDeletedRefund, aRefund, aStateEvent } from '../../support/transaction-event.ts';
import { aWorker, sqsRecord } from '../../support/worker.ts';
import { itemsOf } from './items-of.ts';

let t: TestTable;
beforeAll(async () => {
  t = await testTable();
});
afterAll(() => t.stop());

type Between = (store: PaymentStore) => PaymentStore;
/** A table that throttles the first of a worker's writes. */
const throttling: Between = (store) => {
  let writes = 0;
  const throttled = new Unavailable('Slow down.');
  return {
    ...store,
    commit: (...change) => (writes++ === 0 ? Promise.reject(throttled) : store.commit(...change)),
  };
};
/** @returns what goes back to the queue */
const receive = (
  { account }: Seeded,
  event: ChargebeeEvent,
  receives: number,
  between?: Between,
  now?: number,
) =>
  aWorker(t.table, between, () => now ?? Date.now()).work(
    sqsRecord({ v: 1, account, kind: 'event', event }, { ApproximateReceiveCount: String(receives) }),
  );

/** The lines of an account; an event with two is there twice. */
async function lines({ account }: Seeded): Promise<string[]> {
  const all = (await itemsOf(t.table, account)).map(readActivityLine);
  return all
    .flatMap((line) => (line === undefined ? [] : [`${line.eventId} ${line.outcome} ${line.steps[0]?.code}`]))
    .sort();
}

/** Minor units that are left of the payment. */
async function left({ account }: Seeded): Promise<number> {
  const payment = await readKnownPaymentAt(t.table, account, 'txn_cb_1');
  if (payment === undefined || payment.state === 'pending') throw new Error('It is not there.');
  return leftOf(payment);
}

describe('an event that is received for the last time, in vain', () => {
  const deleted = aDeletedRefund({ transaction: { resourceVersion: paidOn + 2 * day } });
  test.each<[string, ChargebeeEvent[], ChargebeeEvent, string]>([
    ['a payment', [], anEvent(), 'ev_1 processed lead_converted'],
    [
      'a payment that is none',
      [],
      anEvent({ transaction: { type: 'refund' } }),
      'ev_1 ignored not_a_payment',
    ],
    ['a refund', [anEvent()], aRefund(), 'ev_refund_1 processed refund_recorded'],
    [
      'a state that nothing acts on',
      [anEvent()],
      aStateEvent({ transaction: { status: 'timeout' } }),
      'ev_state_1 ignored status_not_acted_on',
    ],
    [
      'a state of a refund that nothing acts on',
      [anEvent()],
      aStateEvent({
        transaction: { id: 'txn_cb_refund_1', type: 'refund', status: 'timeout', paymentId: 'txn_cb_1' },
      }),
      'ev_state_1 ignored status_not_acted_on',
    ],
    ['what names no payment', [anEvent(), aRefund()], deleted, 'ev_deleted_1 processed refund_undone'],
    ['a customer', [anEvent()], aCustomerEvent(), 'ev_customer_1 processed customer_unchanged'],
  ])('%s: the admin sees it, and it is decided once it is redriven', async (_, before, event, decided) => {
    const seeded = await seedAccount(t.table);
    await seeded.lead({ email: 'ada@example.com' });
    for (const one of before) await receive(seeded, one, 1);
    const rest = await lines(seeded);

    expect(await receive(seeded, event, 99, throttling)).toHaveLength(1);
    expect(await lines(seeded)).toEqual(rest);
    // It goes back all the same, and the queue makes a dead letter of it.
    expect(await receive(seeded, event, 100, throttling)).toHaveLength(1);
    expect(await lines(seeded)).toEqual([...rest, `${event.id} failed given_up`].sort());
    for (const receives of [1, 2]) {
      expect(await receive(seeded, event, receives)).toEqual([]);
      expect(await lines(seeded)).toEqual([...rest, decided].sort());
    }
  });

  test.each([
    ['is there', [anEvent()], 'ev_deleted_1 processed refund_undone'],
    ['is still to come', [], 'ev_deleted_1 waiting refund_not_seen'],
  ])('a refund that names no payment has one line, where its payment %s', async (_, before, decided) => {
    const seeded = await seedAccount(t.table);
    await seeded.lead({ email: 'ada@example.com' });
    const own = async () => (await lines(seeded)).filter((line) => line.startsWith('ev_deleted_1'));
    const deleted = aDeletedRefund({ transaction: { resourceVersion: paidOn + 2 * day } });
    for (const one of before) await receive(seeded, one, 1);
    await receive(seeded, deleted, 100, throttling);
    // From now on it is known where the refund leads.
    const named = aStateEvent({
      transaction: { id: 'txn_cb_refund_1', type: 'refund', status: 'success', paymentId: 'txn_cb_1' },
    });
    await receive(seeded, before.length > 0 ? aRefund() : named, 1);
    await receive(seeded, deleted, 1);
    expect(await own()).toEqual([decided]);
  });

  test('a refund that names no payment has one line, where it fails again once that is known', async () => {
    const seeded = await seedAccount(t.table);
    await receive(seeded, aDeletedRefund(), 100, throttling);
    await receive(seeded, aRefund(), 1);
    await receive(seeded, aDeletedRefund(), 100, throttling);
    expect(await lines(seeded)).toEqual([
      'ev_deleted_1 failed given_up',
      'ev_refund_1 waiting payment_not_seen',
    ]);
  });

  test('a payment whose copy is recorded beside it: what it tells that is newer is not lost', async () => {
    const seeded = await seedAccount(t.table);
    await seeded.lead({ email: 'ada@example.com' });
    const newer = anEvent({ id: 'ev_newer', transaction: { resourceVersion: paidOn + 3 * day } });
    await receive(seeded, newer, 100, throttling);
    await receive(seeded, anEvent(), 1);
    await receive(seeded, aStateEvent(), 1);
    expect(await left(seeded)).toBe(4_900);
    await receive(seeded, newer, 1);
    expect(await left(seeded)).toBe(4_900);
    expect(await lines(seeded)).toContain('ev_state_1 ignored newer_state_known');
  });

  test.each([7, 9])(
    'a payment that is redriven after %i days is as dead as it would have been',
    async (days) => {
      const seeded = await seedAccount(t.table);
      await seeded.lead({ email: 'ada@example.com' });
      const now = anEvent().receivedAt;
      const decline = aStateEvent({ type: 'payment_failed', transaction: { status: 'failure' } });
      await receive(seeded, anEvent(), 100, throttling, now);
      await receive(seeded, decline, 1, undefined, now);
      await receive(seeded, anEvent(), 1, undefined, now + days * day);
      expect(await left(seeded)).toBe(0);
    },
  );
});

test('what stands in the way of keeping an event does not hide why it failed', async () => {
  const { account } = await seedAccount(t.table);
  const away: Between = (store) => ({
    ...store,
    load: () => Promise.reject(new Error('The table is away.')),
    commit: () => Promise.reject(new Error('It is still away.')),
  });
  const { work, logged } = aWorker(t.table, away);
  const message = { v: 1, account, kind: 'event', event: anEvent() } as const;
  expect(await work(sqsRecord(message, { ApproximateReceiveCount: '100' }))).toHaveLength(1);
  const [[, { error }]] = z.tuple([z.tuple([z.string(), z.object({ error: z.unknown() })])]).parse(logged);
  expect(error).toMatchObject({
    message: expect.stringContaining('It is still away.'),
    cause: { message: 'The table is away.' },
  });
});
