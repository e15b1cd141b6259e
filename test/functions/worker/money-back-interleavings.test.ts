import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ulid } from 'ulid';
import type { ChargebeeEvent } from '../../../functions/shared/domain/event.ts';
import { leftOf } from '../../../functions/shared/domain/money-back/ledger.ts';
import { moveReward } from '../../../functions/shared/domain/rewards/move-reward.ts';
import { rewardsOf, rewardsOfEntry } from '../../../functions/shared/domain/payment/transaction.ts';
import { changeWrites } from '../../../functions/shared/store/writes/change-writes.ts';
import { commitWrites } from '../../../functions/shared/store/writes/commit-writes.ts';
import { readEntry } from '../../../functions/shared/store/items/line-item.ts';
import { readActivityLine } from '../../../functions/shared/store/items/read-activity-line.ts';
import { paymentStore, type PaymentStore } from '../../../functions/shared/store/payment-store.ts';
import { readKnownPaymentAt } from '../../../functions/shared/store/reads/read-known-payment-at.ts';
import { processMessage } from '../../../functions/shared/pipeline/process-message.ts';
import { anEvent, aRule, day, paidOn } from '../../support/payment-case.ts';
import { seedAccount, type Seeded } from '../../support/seed.ts';
import { testTable, type TestTable } from '../../support/table.ts';
import { aDeletedRefund, aRefund, aStateEvent } from '../../support/transaction-event.ts';
import { interleaving, type Actor } from './interleave.ts';
import { itemsOf } from './items-of.ts';
import { worker } from './worker-actor.ts';

class Dead extends Error {}

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

/** An admin who cancels the payment's reward, if there is one, as it was read. */
const cancelling =
  ({ account }: Seeded): Actor =>
  async (table) => {
    const payment = await readKnownPaymentAt(table, account, 'txn_cb_1');
    if (payment?.state !== 'recorded') return;
    const moved = moveReward(payment, 0, 'cancelled', paidOn);
    if (moved.kind !== 'moved') return;
    await commitWrites(table, changeWrites(account, { kind: 'put_payment', payment: moved.payment }));
  };

const money = (amount: number) => ({ amount: { amount, currency: 'EUR' } });
const another = { id: 'r2', ...money(2_000) };

/** A worker that dies as soon as it has written something. */
const dying =
  ({ account }: Seeded, event: ChargebeeEvent): Actor =>
  async (table) => {
    const whole = paymentStore(table, Date.now);
    const commit: PaymentStore['commit'] = async (...change) => {
      const committed = await whole.commit(...change);
      if (committed.kind === 'committed') throw new Dead();
      return committed;
    };
    const deps = {
      store: { ...whole, commit },
      clock: Date.now,
      ulids: ulid,
      pause: () => Promise.resolve(),
    };
    try {
      await processMessage(deps, account, { v: 1, account, kind: 'event', event });
    } catch (error) {
      if (!(error instanceof Dead)) throw error;
    }
  };

/** Each may happen beside the others; the payment always does. */
const events: Readonly<Record<string, ChargebeeEvent>> = {
  payment: anEvent(),
  'payment again': anEvent(),
  'payment as another event': anEvent({ id: 'ev_1b' }),
  refund: aRefund(),
  'refund again': aRefund(),
  'refund as another event': aRefund({ id: 'ev_refund_1b' }),
  'another refund': aRefund({ id: 'ev_refund_2', transaction: another }),
  'the refund is deleted, naming no payment': aDeletedRefund(),
  'the other refund is voided': aDeletedRefund({
    id: 'ev_void_2',
    type: 'transaction_updated',
    transaction: { ...another, status: 'voided', paymentId: 'txn_cb_1' },
  }),
  'void of the payment': aStateEvent(),
  'decline of the payment': aStateEvent({
    id: 'ev_decline',
    type: 'payment_failed',
    transaction: { status: 'failure', resourceVersion: paidOn + day },
  }),
};

/** What is left when all of these have happened, whatever the order. */
function leftAfter(happened: ReadonlySet<string>): number {
  if (happened.has('void of the payment') || happened.has('decline of the payment')) return 0;
  const refunded = ['refund', 'refund again', 'refund as another event'].some((one) => happened.has(one));
  const first = refunded && !happened.has('the refund is deleted, naming no payment') ? 1_000 : 0;
  const second = happened.has('another refund') && !happened.has('the other refund is voided') ? 2_000 : 0;
  return 4_900 - first - second;
}

const chosen = fc.uniqueArray(
  fc.constantFrom(...Object.keys(events).filter((name) => name !== 'payment'), 'cancel'),
  { minLength: 1, maxLength: 4 },
);

test('whatever happens beside what, request by request, a payment ends as its facts say', async () => {
  await fc.assert(
    fc.asyncProperty(chosen, fc.array(fc.nat(9), { minLength: 1, maxLength: 40 }), async (names, dice) => {
      const seeded = await seedAccount(t.table, [aRule()]);
      await seeded.lead({ email: 'ada@example.com' });
      const acts = ['payment', ...names].flatMap((name) =>
        name === 'cancel' ? cancelling(seeded) : worker(seeded, events[name] ?? anEvent()),
      );
      let turn = 0;
      await side.run(acts, () => dice[turn++ % dice.length] ?? 0);

      const items = await itemsOf(t.table, seeded.account);
      const payment = await readKnownPaymentAt(t.table, seeded.account, 'txn_cb_1');
      if (payment?.state !== 'recorded') throw new Error('The payment is recorded.');
      // So that the next run has no more to look through than this one.
      const keys = items.map(({ pk, sk }) => ({ pk: String(pk), sk: String(sk) }));
      await commitWrites(
        t.table,
        keys.map((key) => ({ kind: 'delete', key })),
      );
      const entries = items.flatMap((item) => readEntry(item) ?? []);
      const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);
      const left = leftAfter(new Set(names));
      expect(leftOf(payment)).toBe(left);
      expect(payment.amount.amount + sum(entries.map(({ amount }) => amount))).toBe(left);
      const rewards = [...rewardsOf(payment), ...entries.flatMap((entry) => rewardsOfEntry(payment, entry))];
      const counted = rewards
        .filter(({ status }) => status !== 'cancelled')
        .map(({ amount }) => amount.amount);
      expect(sum(counted)).toBe(payment.rewards[0]?.status === 'cancelled' ? 0 : left / 10);

      const lines = items.flatMap((item) => readActivityLine(item) ?? []);
      const sent = new Set(['payment', ...names].flatMap((name) => events[name]?.id ?? []));
      expect(lines.map(({ eventId }) => eventId).sort()).toEqual([...sent].sort());
      // A refund that never came leaves its end waiting; nothing else waits for a payment that is there.
      const waiting = lines.filter(({ outcome }) => outcome === 'waiting').map(({ eventId }) => eventId);
      const refunded = sent.has('ev_refund_1') || sent.has('ev_refund_1b');
      const expected = [
        ...(sent.has('ev_deleted_1') && !refunded ? ['ev_deleted_1'] : []),
        ...(sent.has('ev_void_2') && !sent.has('ev_refund_2') ? ['ev_void_2'] : []),
      ];
      expect(waiting.sort()).toEqual(expected);
    }),
    { numRuns: 150 },
  );
});

test('a message that comes twice settles what waited for it, though one of its workers dies halfway', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(1), { minLength: 10, maxLength: 20 }), async (dice) => {
      const seeded = await seedAccount(t.table);
      // In another currency the refund changes nothing of the payment: only its line is written.
      const transaction = { amount: { amount: 1_000, currency: 'USD' } };
      const [refund, deleted] = [aRefund({ transaction }), aDeletedRefund({ transaction })];
      for (const event of [anEvent(), deleted]) await side.run([worker(seeded, event)], () => 0);
      let turn = 0;
      const twice = [dying(seeded, refund), worker(seeded, refund)];
      await side.run(twice, () => dice[turn++ % dice.length] ?? 0);

      const items = await itemsOf(t.table, seeded.account);
      const lines = items.flatMap((item) => readActivityLine(item) ?? []);
      expect(lines.filter(({ outcome }) => outcome === 'waiting')).toEqual([]);
      const payment = await readKnownPaymentAt(t.table, seeded.account, 'txn_cb_1');
      expect(payment).not.toHaveProperty('waitingRemain');
    }),
    { numRuns: 50 },
  );
});
