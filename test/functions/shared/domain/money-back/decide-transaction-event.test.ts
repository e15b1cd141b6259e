import { describe, expect, test } from '@jest/globals';
import type { Change } from '../../../../../functions/shared/domain/change.ts';
import { paymentChanges } from '../../../../support/payment-changes.ts';
import { decideTransactionEvent } from '../../../../../functions/shared/domain/money-back/decide-transaction-event.ts';
import {
  transactionEventTypes,
  type StateEvent,
  type TransactionEvent,
} from '../../../../../functions/shared/domain/event.ts';
import type { LedgerState } from '../../../../../functions/shared/domain/money-back/ledger-state.ts';
import type { Payment } from '../../../../../functions/shared/domain/payment/payment.ts';
import type { WaitingEvent } from '../../../../../functions/shared/domain/money-back/waiting-event.ts';
import {
  aCase,
  activeWith,
  aCustomer,
  anEvent,
  aRule,
  countingUlids,
  day,
  paidOn,
  reasons,
  the,
  ulid,
} from '../../../../support/payment-case.ts';
import { eur } from '../../../../support/recorded-payment.ts';
import { aDeletedRefund, aRefund, aStateEvent } from '../../../../support/transaction-event.ts';

const now = paidOn + 3 * day;

const decide = (event: StateEvent, state: Partial<LedgerState> = {}) =>
  decideTransactionEvent({
    event,
    state: { paymentId: 'txn_cb_1', waiting: [], terms: new Map(), ...state },
    now,
    ulids: countingUlids(500),
  });

const linked = aCustomer({ chargebeeCustomerIds: ['cb_1'], sourcePartnerId: 'prt_own' });
const terms = new Map([['prt_own', activeWith(aRule())]]);

/** A payment of 49 EUR with a reward of 4.90 EUR. */
const paid = (parts: Partial<Payment> = {}): Payment => {
  const payment = the('put_payment', paymentChanges(aCase({ linked, terms })))?.payment;
  if (payment === undefined) throw new Error('It puts a payment.');
  return { ...payment, ...parts };
};

const paymentIn = (changes: readonly Change[]) => the('put_payment', changes)?.payment;
/** The line of the event itself, and not of one that waited. */
const ownIn = (changes: readonly Change[]) =>
  the(
    'put_line',
    changes.filter((change) => change.kind !== 'put_line' || !change.replaces),
  );
const entryOf = (changes: readonly Change[], eventId: string | undefined) =>
  changes.flatMap((change) =>
    change.kind === 'add_ledger_entry' && change.eventId === eventId ? [change.entry] : [],
  )[0];
const entryIn = (changes: readonly Change[]) => entryOf(changes, ownIn(changes)?.line.eventId);
const outcomeIn = (changes: readonly Change[]) => ownIn(changes)?.line.outcome;
const why = (changes: readonly Change[]) => ownIn(changes)?.line.steps.map(({ code }) => code);

/** The lines of events that waited, each with what it appended. */
const settledIn = (changes: readonly Change[]) =>
  changes.flatMap((change) =>
    change.kind === 'put_line' && change.replaces
      ? [{ line: change.line, entry: entryOf(changes, change.line.eventId) }]
      : [],
  );

/** As it is kept by the decision to wait. */
function waiting(event: TransactionEvent, n = 600): WaitingEvent {
  const { changes } = decide(event, event.transaction.type === 'refund' ? {} : { paymentId: 'txn_cb_1' });
  const added = the('put_waiting', changes);
  if (added === undefined) throw new Error('It waits.');
  return { ...added.waiting, ulid: ulid(n) };
}

describe('a refund of a recorded payment', () => {
  test('appends a negative transaction and what the partner gives back, in one write with its line', () => {
    const { changes, next } = decide(aRefund(), { payment: paid() });
    expect(next).toBe('done');
    expect(outcomeIn(changes)).toBe('processed');
    expect(why(changes)).toEqual(['refund_recorded', 'reward_reversed']);
    expect(entryIn(changes)).toEqual({
      ulid: ulid(500),
      kind: 'refund',
      chargebeeTransactionId: 'txn_cb_refund_1',
      customerId: linked.customerId,
      partnerId: 'prt_own',
      occurredAt: paidOn + day,
      amount: -1_000,
      rewards: [{ place: 0, amount: -100 }],
    });
    expect(paymentIn(changes)).toMatchObject({ version: 2, rewards: paid().rewards });
    expect(the('put_refund', changes)?.refund).toEqual({
      version: 1,
      refundId: 'txn_cb_refund_1',
      paymentId: 'txn_cb_1',
    });
    expect(ownIn(changes)?.line.steps[0]?.refs).toEqual({
      transactionId: `txn_${ulid(500)}`,
      reverses: `txn_${paid().ulid}`,
    });
    expect(ownIn(changes)?.line.steps[1]?.refs).toEqual({ rewardIds: [`rwd_${ulid(500)}-0`] });
  });

  test('by the payer’s bank is shown as a chargeback', () => {
    const { changes } = decide(aRefund({ transaction: { chargeback: true } }), { payment: paid() });
    expect(why(changes)).toEqual(['chargeback_recorded', 'reward_reversed']);
    expect(entryIn(changes)).toMatchObject({ kind: 'refund', chargeback: true });
  });

  test('under another event id changes nothing but leaves a line of its own', () => {
    const payment = paymentIn(decide(aRefund(), { payment: paid() }).changes);
    const refund = { version: 1, refundId: 'txn_cb_refund_1', paymentId: 'txn_cb_1' };
    const again = decide(aRefund({ id: 'ev_2' }), { ...(payment && { payment }), refund });
    expect(again.changes.map(({ kind }) => kind)).toEqual(['put_line']);
    expect([outcomeIn(again.changes), why(again.changes)]).toEqual(['ignored', ['state_known']]);
  });

  test('beyond the rest is processed, and takes only the rest', () => {
    const first = paymentIn(decide(aRefund(), { payment: paid() }).changes);
    const all = aRefund({
      id: 'ev_2',
      transaction: { id: 'r2', amount: { amount: 9_000, currency: 'EUR' } },
    });
    const second = decide(all, { ...(first && { payment: first }) });
    expect(entryIn(second.changes)).toMatchObject({ amount: -3_900, rewards: [{ place: 0, amount: -390 }] });
    const gone = paymentIn(second.changes);
    const third = decide(aRefund({ id: 'ev_3', transaction: { id: 'r3' } }), {
      ...(gone && { payment: gone }),
    });
    expect([outcomeIn(third.changes), why(third.changes)]).toEqual(['processed', ['left_unchanged']]);
    expect(entryIn(third.changes)).toBeUndefined();
  });

  test('in another currency is ignored', () => {
    const usd = aRefund({ transaction: { amount: { amount: 1_000, currency: 'USD' } } });
    const { changes } = decide(usd, { payment: paid() });
    expect([outcomeIn(changes), why(changes)]).toEqual(['ignored', ['refund_in_other_currency']]);
    expect(paymentIn(changes)).toBeUndefined();
  });

  test('says where no reward was earned, and where the reward stays the same', () => {
    expect(why(decide(aRefund(), { payment: paid({ rewards: [] }) }).changes)).toEqual([
      'refund_recorded',
      'no_reward_to_reverse',
    ]);
    const [reward] = paid().rewards;
    if (reward === undefined) throw new Error('It has a reward.');
    const { basisPoints, ...flat } = reward;
    expect(why(decide(aRefund(), { payment: paid({ rewards: [flat] }) }).changes)).toEqual([
      'refund_recorded',
      'reward_unchanged',
    ]);
  });
});

describe('the end of a recorded payment', () => {
  test.each([
    ['transaction_updated', 'voided'],
    ['transaction_updated', 'late_failure'],
    ['transaction_updated', 'failure'],
    ['payment_failed', 'late_failure'],
    ['payment_failed', 'failure'],
    ['payment_failed', 'voided'],
    ['transaction_deleted', 'deleted'],
  ] as const)('by %s, %s takes back all that is left', (type, status) => {
    const { changes } = decide(aStateEvent({ type, transaction: { status } }), { payment: paid() });
    expect([outcomeIn(changes), why(changes)]).toEqual([
      'processed',
      ['payment_reversed', 'reward_reversed'],
    ]);
    expect(entryIn(changes)).toMatchObject({
      kind: 'reversal',
      chargebeeTransactionId: 'txn_cb_1',
      occurredAt: aStateEvent().occurredAt,
      amount: -4_900,
      rewards: [{ place: 0, amount: -490 }],
    });
    expect(the('put_refund', changes)).toBeUndefined();
  });

  test('that is older than the payment is known to be ends nothing', () => {
    const old = aStateEvent({ transaction: { resourceVersion: paidOn - 1 } });
    const { changes } = decide(old, { payment: paid() });
    expect(changes.map(({ kind }) => kind)).toEqual(['put_line']);
    expect([outcomeIn(changes), why(changes)]).toEqual(['ignored', ['newer_state_known']]);
  });

  test('with the resource version of the payment itself is the newer state', () => {
    const same = aStateEvent({ transaction: { resourceVersion: paidOn } });
    expect(why(decide(same, { payment: paid() }).changes)).toEqual(['payment_reversed', 'reward_reversed']);
  });

  test('is undone by a newer state of success, with what the partner earned', () => {
    const dead = paymentIn(decide(aStateEvent(), { payment: paid() }).changes);
    const alive = aStateEvent({ id: 'ev_2', transaction: { status: 'success', resourceVersion: now } });
    const { changes } = decide(alive, { ...(dead && { payment: dead }) });
    expect(why(changes)).toEqual(['payment_restored', 'reward_restored']);
    expect(entryIn(changes)).toMatchObject({
      kind: 'reversal',
      amount: 4_900,
      rewards: [{ place: 0, amount: 490 }],
    });
    expect(paymentIn(changes)).not.toHaveProperty('status');
  });

  test('told again in a newer state is remembered as newer, and changes nothing else', () => {
    const dead = paymentIn(decide(aStateEvent(), { payment: paid() }).changes);
    const again = aStateEvent({ id: 'ev_2', transaction: { resourceVersion: now } });
    const { changes } = decide(again, { ...(dead && { payment: dead }) });
    expect([outcomeIn(changes), why(changes)]).toEqual(['ignored', ['state_known']]);
    expect(paymentIn(changes)).toMatchObject({ version: 3, resourceVersion: now, status: 'voided' });
  });
});

describe('the end of a refund', () => {
  const refunded = () => {
    const payment = paymentIn(decide(aRefund(), { payment: paid() }).changes);
    if (payment === undefined) throw new Error('It puts the payment.');
    return { payment, refund: { version: 1, refundId: 'txn_cb_refund_1', paymentId: 'txn_cb_1' } };
  };

  test('makes the payment count again, for the partner too', () => {
    const { changes } = decide(aDeletedRefund(), refunded());
    expect([outcomeIn(changes), why(changes)]).toEqual(['processed', ['refund_undone', 'reward_restored']]);
    expect(entryIn(changes)).toMatchObject({
      kind: 'reversal',
      chargebeeTransactionId: 'txn_cb_refund_1',
      occurredAt: aDeletedRefund().occurredAt,
      amount: 1_000,
      rewards: [{ place: 0, amount: 100 }],
    });
    expect(the('add_ledger_entry', changes)?.paymentId).toBe('txn_cb_1');
    expect(the('put_refund', changes)).toBeUndefined();
  });

  test('of a refund that was not seen waits, with the payment saying so', () => {
    const { changes } = decide(aDeletedRefund({ transaction: { paymentId: 'txn_cb_1' } }), {
      payment: paid(),
    });
    expect([outcomeIn(changes), why(changes)]).toEqual(['waiting', ['refund_not_seen']]);
    expect(paymentIn(changes)).toMatchObject({ version: 2, hasWaiting: true });
  });

  test('that waits beside others guards the payment too: the refund may be settled meanwhile', () => {
    const event = aDeletedRefund({ id: 'ev_2', transaction: { paymentId: 'txn_cb_1' } });
    const kept = waiting(aDeletedRefund());
    const { changes } = decide(event, { payment: paid({ hasWaiting: true }), waiting: [kept] });
    expect(outcomeIn(changes)).toBe('waiting');
    expect(paymentIn(changes)).toMatchObject({ version: 2, hasWaiting: true });
  });

  test('that names no payment, of a refund that was not seen, waits under the refund', () => {
    const { paymentId, ...none } = { paymentId: undefined, waiting: [], terms: new Map() };
    const event = aDeletedRefund();
    const { changes } = decideTransactionEvent({ event, state: none, now, ulids: countingUlids() });
    expect([outcomeIn(changes), why(changes)]).toEqual(['waiting', ['refund_not_seen']]);
    expect(the('put_refund', changes)?.refund).toEqual({
      version: 1,
      refundId: 'txn_cb_refund_1',
      hasWaiting: true,
    });
    expect(the('put_waiting', changes)).toMatchObject({ under: 'txn_cb_refund_1', waiting: { event } });
  });

  test('that waited under the refund moves to the payment, before the refund is applied', () => {
    const kept = waiting(aDeletedRefund());
    const refund = { version: 1, refundId: 'txn_cb_refund_1', hasWaiting: true } as const;
    const { changes, next } = decide(aRefund(), { payment: paid(), refund, waiting: [kept] });
    expect(next).toBe('money_back');
    expect(changes.slice(2)).toEqual([
      { kind: 'remove_waiting', waiting: kept, under: 'txn_cb_refund_1' },
      { kind: 'put_waiting', waiting: kept, under: 'txn_cb_1' },
    ]);
    expect(the('put_refund', changes)?.refund).toEqual({
      version: 2,
      refundId: 'txn_cb_refund_1',
      paymentId: 'txn_cb_1',
    });
    expect(paymentIn(changes)).toMatchObject({ version: 2, waitingRemain: '' });

    const moved = { payment: paid({ hasWaiting: true }), waiting: [kept] };
    const applied = decide(aRefund(), moved).changes;
    expect(outcomeIn(applied)).toBe('processed');
    expect(settledIn(applied)).toMatchObject([
      { line: { eventId: 'ev_deleted_1', outcome: 'processed' }, entry: { amount: 1_000 } },
    ]);
    expect(the('remove_waiting', applied)).toMatchObject({ waiting: kept, under: 'txn_cb_1' });
    // Only what waits for this refund was looked at: others may wait still.
    expect(paymentIn(applied)).toMatchObject({ hasWaiting: true });
  });

  test('that moved to its payment is settled, also where the event that moved it has its line already', () => {
    const kept = waiting(aDeletedRefund());
    const { paymentId, type, date, ...told } = aRefund().transaction;
    const { customerId, partnerId, ...payment } = paid({
      state: 'ignored',
      rewards: [],
      refunds: [told],
      waitingRemain: '',
    });
    const moved = { payment, waiting: [kept] };
    const { changes, next } = decide(aRefund(), moved);
    expect(next).toBe('money_back');
    expect(changes.map(({ kind }) => kind)).toEqual(['put_payment', 'put_line', 'remove_waiting']);
    expect(paymentIn(changes)).not.toHaveProperty('waitingRemain');
  });

  test('many that waited under the refund move in steps', () => {
    const kept = Array.from({ length: 20 }, (_, n) => waiting(aDeletedRefund({ id: `ev_${n}` }), n));
    const refund = { version: 1, refundId: 'txn_cb_refund_1', hasWaiting: true } as const;
    const state = { payment: paid(), refund, waiting: kept, waitingNext: 'place 20' };
    const { changes, next } = decide(aRefund(), state);
    expect(next).toBe('money_back');
    expect(changes.filter(({ kind }) => kind === 'put_waiting')).toHaveLength(20);
    expect(the('put_refund', changes)?.refund).toMatchObject({ paymentId: 'txn_cb_1', hasWaiting: true });
  });
});

describe('what comes before its payment', () => {
  test.each([
    ['a refund', aRefund(), 'payment_not_seen'],
    ['a void', aStateEvent(), 'payment_not_seen'],
    [
      'a deletion',
      aStateEvent({ type: 'transaction_deleted', transaction: { status: 'deleted' } }),
      'payment_not_seen',
    ],
    [
      'a late failure',
      aStateEvent({ type: 'payment_failed', transaction: { status: 'late_failure' } }),
      'payment_not_seen',
    ],
    ['a failure', aStateEvent({ transaction: { status: 'failure' } }), 'payment_not_seen'],
    ['the end of a refund', aDeletedRefund({ transaction: { paymentId: 'txn_cb_1' } }), 'refund_not_seen'],
  ])('%s waits, for as long as it takes', (_, event, code) => {
    const { changes } = decide(event);
    expect([outcomeIn(changes), why(changes)]).toEqual(['waiting', [code]]);
    expect(the('put_pending_payment', changes)?.payment).toEqual({
      version: 1,
      state: 'pending',
      chargebeeTransactionId: 'txn_cb_1',
      hasWaiting: true,
    });
    expect(the('put_waiting', changes)).toMatchObject({ under: 'txn_cb_1', waiting: { event } });
    expect(the('put_waiting', changes)?.waiting).not.toHaveProperty('forgetAt');
    expect(ownIn(changes)).not.toHaveProperty('forgetAt');
  });

  test.each([
    [
      'an ordinary decline',
      aStateEvent({ type: 'payment_failed', transaction: { status: 'failure' } }),
      'payment_declined',
    ],
    ['a success', aStateEvent({ transaction: { status: 'success' } }), 'payment_unknown'],
    ['a payment on its way', aStateEvent({ transaction: { status: 'in_progress' } }), 'payment_unknown'],
    [
      'a refund on its way',
      aDeletedRefund({ transaction: { status: 'in_progress', paymentId: 'txn_cb_1' } }),
      'refund_unknown',
    ],
  ])('%s is ignored, and remembered for 8 days', (_, event, code) => {
    const { changes } = decide(event);
    expect([outcomeIn(changes), why(changes)]).toEqual(['ignored', [code]]);
    expect(the('put_waiting', changes)?.waiting.forgetAt).toBe(now + 8 * day);
    expect(ownIn(changes)?.forgetAt).toBe(now + 8 * day);
    expect(the('put_pending_payment', changes)?.payment.forgetAt).toBe(now + 8 * day);
  });

  test('what waits for ever is not forgotten with what is only remembered, in either order', () => {
    const decline = aStateEvent({ type: 'payment_failed', transaction: { status: 'failure' } });
    const remembered = the('put_pending_payment', decide(decline).changes)?.payment;
    const pending = the('put_pending_payment', decide(aRefund()).changes)?.payment;
    const [both, other] = [
      the('put_pending_payment', decide(aRefund(), { ...(remembered && { payment: remembered }) }).changes),
      the('put_pending_payment', decide(decline, { ...(pending && { payment: pending }) }).changes),
    ];
    for (const one of [both, other]) {
      expect(one?.payment).toMatchObject({ version: 2 });
      expect(one?.payment).not.toHaveProperty('forgetAt');
    }
    const later = the(
      'put_pending_payment',
      decide(decline, { payment: { ...remembered, forgetAt: now + 9 * day } as never }).changes,
    );
    expect(later?.payment.forgetAt).toBe(now + 9 * day);
  });

  test('waits too while its payment has failed to be decided', () => {
    const failed = paid({ state: 'failed', rewards: [] });
    const { changes } = decide(aRefund(), { payment: failed });
    expect([outcomeIn(changes), why(changes)]).toEqual(['waiting', ['payment_not_seen']]);
    expect(paymentIn(changes)).toMatchObject({ state: 'failed', version: 2, hasWaiting: true });
  });

  test('a refund that names no payment waits until an event about it does', () => {
    const { paymentId, ...transaction } = aRefund().transaction;
    const event = { ...aRefund(), transaction };
    const { changes } = decideTransactionEvent({
      event,
      state: { waiting: [], terms: new Map() },
      now,
      ulids: countingUlids(),
    });
    expect([outcomeIn(changes), why(changes)]).toEqual(['waiting', ['payment_not_named']]);
    expect(the('put_waiting', changes)?.under).toBe('txn_cb_refund_1');
  });
});

describe('the payment that events waited for', () => {
  const record = (kept: readonly WaitingEvent[], parts: Parameters<typeof aCase>[0] = {}) =>
    paymentChanges(
      aCase({
        linked,
        terms,
        payment: { version: 3, state: 'pending', chargebeeTransactionId: 'txn_cb_1', hasWaiting: true },
        waiting: kept,
        ...parts,
      }),
    );

  test('is recorded in full, and what waited is applied in the same write', () => {
    const deleted = aDeletedRefund({ transaction: { paymentId: 'txn_cb_1' } });
    const second = aRefund({ id: 'ev_2', transaction: { id: 'r2' } });
    const changes = record([waiting(aRefund()), waiting(second), waiting(deleted)]);
    const payment = paymentIn(changes);
    expect(payment).toMatchObject({ version: 4, state: 'recorded', amount: { amount: 4_900 } });
    expect(payment?.rewards).toMatchObject([{ amount: { amount: 490 } }]);
    expect(payment).not.toHaveProperty('hasWaiting');
    expect(settledIn(changes).map(({ line, entry }) => [line.eventId, line.outcome, entry?.amount])).toEqual([
      ['ev_refund_1', 'processed', -1_000],
      ['ev_2', 'processed', -1_000],
      ['ev_deleted_1', 'processed', 1_000],
    ]);
  });

  test('more that waited than fits into one write is left for further steps', () => {
    const kept = Array.from({ length: 30 }, (_, n) =>
      waiting(
        aRefund({ id: `ev_r${n}`, transaction: { id: `r${n}`, amount: { amount: 10, currency: 'EUR' } } }),
        n,
      ),
    );
    const changes = record(kept.slice(0, 20), { waitingNext: 'place 20' });
    expect(settledIn(changes)).toHaveLength(20);
    expect(paymentIn(changes)).toMatchObject({ waitingRemain: 'place 20' });

    const payment = paymentIn(changes);
    const rest = kept.slice(20);
    const after = decide(aRefund({ id: 'ev_new' }), { ...(payment && { payment }), waiting: rest });
    expect(after.next).toBe('money_back');
    expect(settledIn(after.changes).map(({ line }) => line.eventId)).toEqual(
      rest.map(({ line }) => line.eventId),
    );
    expect(paymentIn(after.changes)).not.toHaveProperty('waitingRemain');
    expect(ownIn(after.changes)).toBeUndefined();
  });

  test('is recorded as it was paid, where only a decline was remembered that is older', () => {
    const decline = aStateEvent({
      type: 'payment_failed',
      transaction: { status: 'failure', resourceVersion: paidOn - 1 },
    });
    const remembered = waiting(decline);
    const changes = record([remembered]);
    // It keeps the line that it has, and is remembered no more.
    const { line, ulid } = remembered;
    expect(the('put_line', changes)).toEqual({ kind: 'put_line', line, ulid, replaces: true });
    expect(the('remove_waiting', changes)?.waiting).toEqual(remembered);
    expect(reasons(changes)).toContain('create_transaction:transaction_created');
  });

  test('is dead at once where a remembered decline is newer, but not when it is forgotten', () => {
    const decline = aStateEvent({ type: 'payment_failed', transaction: { status: 'failure' } });
    const kept = waiting(decline);
    expect(settledIn(record([kept])).map(({ entry }) => entry?.amount)).toEqual([-4_900]);
    const { receivedAt } = anEvent();
    expect(settledIn(record([{ ...kept, forgetAt: receivedAt }]))).toEqual([]);
    expect(settledIn(record([{ ...kept, forgetAt: receivedAt + 1 }]))).toHaveLength(1);
  });

  test('with the option off is not recorded; what waited is ignored, and changes what is left of it', () => {
    const changes = record([waiting(aRefund())], { options: { createTransactions: false } });
    expect(paymentIn(changes)).toMatchObject({ state: 'ignored', refunds: [{ id: 'txn_cb_refund_1' }] });
    expect(settledIn(changes)).toMatchObject([
      { line: { outcome: 'ignored', steps: [{ code: 'payment_not_recorded' }] } },
    ]);
    expect(the('add_ledger_entry', changes)).toBeUndefined();
  });

  test('and kills a payment that is not recorded is told of, also where it was a remembered decline', () => {
    const decline = aStateEvent({ type: 'payment_failed', transaction: { status: 'failure' } });
    const changes = record([waiting(decline)], { options: { createTransactions: false } });
    expect(paymentIn(changes)).toMatchObject({ state: 'ignored', status: 'failure' });
    expect(settledIn(changes)).toMatchObject([
      { line: { outcome: 'ignored', steps: [{ code: 'payment_not_recorded' }] } },
    ]);
  });

  test('in the unmatched inbox has what is left of it changed', () => {
    const { linked: _, ...nobody } = { linked: undefined };
    const changes = paymentChanges(
      aCase({
        ...nobody,
        payment: { version: 1, state: 'pending', chargebeeTransactionId: 'txn_cb_1', hasWaiting: true },
        waiting: [waiting(aRefund())],
      }),
    );
    expect(paymentIn(changes)).toMatchObject({ state: 'unmatched', refunds: [{ id: 'txn_cb_refund_1' }] });
    expect(settledIn(changes)).toMatchObject([
      { line: { outcome: 'ignored', steps: [{ code: 'unmatched_left_changed' }] } },
    ]);
    expect(the('add_ledger_entry', changes)).toBeUndefined();
  });
});

describe.each([
  ['ignored', 'payment_not_recorded'],
  ['unmatched', 'unmatched_left_changed'],
] as const)('an event about a payment that was seen and is %s', (state, changed) => {
  const { customerId, partnerId, ...rest } = paid({ state, rewards: [] });
  const payment: Payment = rest;

  test('is ignored, and changes what is left of it all the same; nothing is given back', () => {
    const { changes } = decide(aRefund({ transaction: { chargeback: true } }), { payment });
    expect([outcomeIn(changes), why(changes)]).toEqual(['ignored', [changed]]);
    expect(changes.map(({ kind }) => kind).sort()).toEqual(['put_line', 'put_payment', 'put_refund']);
    expect(ownIn(changes)).not.toHaveProperty('entry');
    const { refunds, ...after } = paymentIn(changes) ?? {};
    expect(after).toEqual({ ...payment, version: payment.version + 1 });
    // Nothing else keeps when it was made, and by whom.
    expect(refunds).toEqual([
      {
        id: 'txn_cb_refund_1',
        status: 'success',
        resourceVersion: paidOn + day,
        amount: eur(1_000),
        date: paidOn + day,
        chargeback: true,
      },
    ]);
  });

  test('that ends it is kept, in its newest state', () => {
    const ended = paymentIn(decide(aStateEvent(), { payment }).changes);
    expect(ended).toMatchObject({ state, status: 'voided', resourceVersion: paidOn + 2 * day, rewards: [] });
    const again = decide(aStateEvent({ id: 'ev_again' }), ended ? { payment: ended } : {});
    expect([outcomeIn(again.changes), why(again.changes)]).toEqual(['ignored', ['state_known']]);
    expect(paymentIn(again.changes)).toBeUndefined();
  });

  test('that tells the invoices that it pays is kept', () => {
    const invoices = [{ id: 'inv_9', applied: eur(4_900) }];
    const { changes } = decide(aStateEvent({ transaction: { status: 'success', invoices } }), { payment });
    expect([outcomeIn(changes), why(changes)]).toEqual(['ignored', ['invoices_updated']]);
    expect(paymentIn(changes)).toMatchObject({ state, invoices });
  });

  test('that changes nothing of what is left says so', () => {
    const dead = { ...payment, status: 'voided' };
    const { changes } = decide(aRefund(), { payment: dead });
    expect([outcomeIn(changes), why(changes)]).toEqual(['ignored', ['left_unchanged']]);
    expect(paymentIn(changes)?.refunds).toHaveLength(1);
  });

  test('that ends a refund which was not reported waits for the report, and is then ignored', () => {
    const kept = waiting(aDeletedRefund());
    const waits = paymentIn(decide(aDeletedRefund(), { payment, paymentId: 'txn_cb_1' }).changes);
    expect(waits).toMatchObject({ state, hasWaiting: true });
    const { changes } = decide(aRefund(), { payment, waiting: [kept] });
    expect(paymentIn(changes)).toMatchObject({ refunds: [{ id: 'txn_cb_refund_1', status: 'deleted' }] });
    expect(settledIn(changes)).toMatchObject([{ line: { outcome: 'ignored' } }]);
  });
});

/** The payment that `anEvent` makes bounces at the bank, a day later. */
const aReversal = (parts: Parameters<typeof aRefund>[0] = {}): TransactionEvent =>
  aRefund({
    id: 'ev_reversal_1',
    type: 'transaction_created',
    ...parts,
    transaction: {
      id: 'txn_cb_reversal_1',
      type: 'payment_reversal',
      amount: eur(4_900),
      ...parts.transaction,
    },
  });

describe('a direct debit that bounced', () => {
  test.each(transactionEventTypes)('takes back its payment, where %s tells of it', (type) => {
    const { changes } = decide(aReversal({ type }), { payment: paid() });
    expect(entryIn(changes)).toMatchObject({
      kind: 'reversal',
      amount: -4_900,
      rewards: [{ place: 0, amount: -490 }],
      chargebeeTransactionId: 'txn_cb_reversal_1',
      occurredAt: paidOn + day,
    });
    expect([outcomeIn(changes), why(changes)]).toEqual([
      'processed',
      ['reversal_recorded', 'reward_reversed'],
    ]);
    expect(the('put_refund', changes)?.refund).toMatchObject({
      refundId: 'txn_cb_reversal_1',
      paymentId: 'txn_cb_1',
    });
    expect(paymentIn(changes)).toMatchObject({ refunds: [{ id: 'txn_cb_reversal_1', reversal: true }] });
  });

  test.each([
    ['transaction_updated', 'voided'],
    ['payment_failed', 'failure'],
    ['transaction_deleted', 'deleted'],
  ] as const)('counts again after %s says that it is %s', (type, status) => {
    const bounced = paymentIn(decide(aReversal(), { payment: paid() }).changes);
    if (bounced === undefined) throw new Error('It puts the payment.');
    const end = aReversal({ id: 'ev_2', type, transaction: { status, resourceVersion: now } });
    const { changes } = decide(end, { payment: bounced });
    expect(entryIn(changes)).toMatchObject({ kind: 'reversal', amount: 4_900, rewards: [{ amount: 490 }] });
    expect(why(changes)).toEqual(['reversal_undone', 'reward_restored']);
  });

  test('is given back once where the payment is told as dead, too', () => {
    for (const [first, second] of [
      [aReversal(), aStateEvent({ transaction: { status: 'late_failure' } })],
      [aStateEvent({ transaction: { status: 'late_failure' } }), aReversal()],
    ] as const) {
      const after = paymentIn(decide(first, { payment: paid() }).changes);
      if (after === undefined) throw new Error('It puts the payment.');
      const { changes } = decide(second, { payment: after });
      expect(entryIn(changes)).toBeUndefined();
      expect([outcomeIn(changes), why(changes)]).toEqual(['processed', ['left_unchanged']]);
    }
  });

  test.each(transactionEventTypes)(
    'waits for its payment where %s comes first, whatever its status',
    (type) => {
      for (const status of ['success', 'failure', 'in_progress', 'deleted']) {
        const { changes } = decide(aReversal({ type, transaction: { status } }));
        expect([outcomeIn(changes), why(changes)]).toEqual(['waiting', ['payment_not_seen']]);
      }
    },
  );

  test('waits under its own id while nothing names its payment', () => {
    const { transaction, ...event } = aReversal();
    const { paymentId, ...unnamed } = transaction;
    const { changes } = decideTransactionEvent({
      event: { ...event, transaction: unnamed },
      state: { waiting: [], terms: new Map() },
      now,
      ulids: countingUlids(500),
    });
    expect([outcomeIn(changes), why(changes)]).toEqual(['waiting', ['payment_not_named']]);
    expect(the('put_refund', changes)?.refund).toEqual({
      version: 1,
      refundId: 'txn_cb_reversal_1',
      hasWaiting: true,
    });
  });
});

describe('a payment in advance that is applied to an invoice later', () => {
  const invoices = [{ id: 'inv_7', applied: eur(4_900) }];
  const applied = (parts: Parameters<typeof aStateEvent>[0] = {}) =>
    aStateEvent({ ...parts, transaction: { status: 'success', invoices, ...parts.transaction } });

  test('is shown with it, and nothing else changes', () => {
    const before = paid({ invoices: [] });
    const { changes } = decide(applied(), { payment: before });
    expect(changes.map(({ kind }) => kind)).toEqual(['put_payment', 'put_line']);
    const { resourceVersion } = applied().transaction;
    expect(paymentIn(changes)).toEqual({ ...before, version: before.version + 1, invoices, resourceVersion });
    expect([outcomeIn(changes), why(changes)]).toEqual(['processed', ['invoices_updated']]);
    expect(entryIn(changes)).toBeUndefined();
  });

  test('is shown with it while it waits in the inbox', () => {
    const { customerId, partnerId, ...before } = paid({ invoices: [], rewards: [], state: 'unmatched' });
    const { changes } = decide(applied(), { payment: before });
    expect(paymentIn(changes)).toMatchObject({ state: 'unmatched', invoices });
    expect([outcomeIn(changes), why(changes)]).toEqual(['ignored', ['invoices_updated']]);
  });

  test('keeps what it has where that was told by a newer state, or is the same', () => {
    const before = paid({ invoices: [] });
    const older = decide(applied({ transaction: { resourceVersion: before.resourceVersion - 1 } }), {
      payment: before,
    });
    expect([paymentIn(older.changes), why(older.changes)]).toEqual([undefined, ['newer_state_known']]);
    const same = decide(applied(), { payment: paid({ invoices }) });
    expect([paymentIn(same.changes)?.invoices, why(same.changes)]).toEqual([invoices, ['state_known']]);
  });

  test('is shown with it, though its void that is newer still came first', () => {
    const dead = paymentIn(decide(aStateEvent(), { payment: paid({ invoices: [] }) }).changes);
    if (dead === undefined) throw new Error('It puts the payment.');
    const { changes } = decide(applied({ transaction: { resourceVersion: dead.resourceVersion - 1 } }), {
      payment: dead,
    });
    expect(paymentIn(changes)).toMatchObject({
      status: 'voided',
      resourceVersion: dead.resourceVersion,
      invoices,
    });
    expect(why(changes)).toEqual(['invoices_updated']);
  });

  test('is remembered like a decline where it comes before the payment', () => {
    const { changes } = decide(applied());
    expect(the('put_waiting', changes)?.waiting).toMatchObject({
      event: { transaction: { invoices } },
      forgetAt: now + 8 * day,
    });
    const recorded = paymentChanges(
      aCase({
        event: anEvent({ transaction: { invoices: [] } }),
        linked,
        terms,
        payment: { version: 1, state: 'pending', chargebeeTransactionId: 'txn_cb_1', hasWaiting: true },
        waiting: [waiting(applied())],
      }),
    );
    expect(paymentIn(recorded)).toMatchObject({ state: 'recorded', invoices });
  });
});

describe('a transaction that nothing is to be done about', () => {
  test.each([
    ['status_not_acted_on', aStateEvent({ type: 'payment_failed', transaction: { status: 'timeout' } })],
    ['status_not_acted_on', aRefund({ transaction: { status: 'needs_attention' } })],
    ['not_a_payment_or_refund', aStateEvent({ transaction: { type: 'authorization' } })],
    ['not_a_refund', aRefund({ transaction: { type: 'payment' } })],
  ])('is ignored: %s', (code, event) => {
    const { changes } = decide(event, { payment: paid() });
    expect(changes.map(({ kind }) => kind)).toEqual(['put_line']);
    expect([outcomeIn(changes), why(changes)]).toEqual(['ignored', [code]]);
  });
});

describe('a copy of the payment under another event id', () => {
  const again = (resourceVersion: number, payment: Payment) =>
    decide(anEvent({ id: 'ev_9', transaction: { resourceVersion } }), { payment, terms }).changes;

  test('does not bring a dead payment back', () => {
    const dead = paymentIn(decide(aStateEvent(), { payment: paid() }).changes);
    if (dead === undefined) throw new Error('It puts the payment.');
    expect(again(paidOn, dead).map(({ kind }) => kind)).toEqual(['put_line']);
    expect(reasons(again(paidOn, dead))).toEqual(['receive:already_recorded']);
  });

  test('that is newer than its end does, as in any other order', () => {
    const dead = paymentIn(decide(aStateEvent(), { payment: paid() }).changes);
    if (dead === undefined) throw new Error('It puts the payment.');
    expect(entryIn(again(now, dead))?.amount).toBe(4_900);
  });

  test('that is newer keeps an older void from ending it', () => {
    const newer = paymentIn(again(now, paid()));
    if (newer === undefined) throw new Error('It puts the payment.');
    expect(why(decide(aStateEvent(), { payment: newer }).changes)).toEqual(['newer_state_known']);
  });
});
