import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { maxSettled } from '../../../functions/shared/domain/money-back/settle.ts';
import type { ActivityLine } from '../../../functions/shared/domain/lines/activity.ts';
import type { ChargebeeEvent } from '../../../functions/shared/domain/event.ts';
import { leftOf } from '../../../functions/shared/domain/money-back/ledger.ts';
import type { Payment } from '../../../functions/shared/domain/payment/payment.ts';
import { readActivityLine } from '../../../functions/shared/store/items/read-activity-line.ts';
import { readEntry } from '../../../functions/shared/store/items/line-item.ts';
import { readKnownPaymentAt } from '../../../functions/shared/store/reads/read-known-payment-at.ts';
import type { PaymentStore } from '../../../functions/shared/store/payment-store.ts';
import { anEvent, day, paidOn } from '../../support/payment-case.ts';
import { seedAccount, type Seeded } from '../../support/seed.ts';
import { testTable, type TestTable } from '../../support/table.ts';
import { aCustomerEvent, aDeletedRefund, aRefund, aStateEvent } from '../../support/transaction-event.ts';
import { aWorker, sqsRecord } from '../../support/worker.ts';
import { itemsOf } from './items-of.ts';

let t: TestTable;
let seeded: Seeded;
beforeAll(async () => {
  t = await testTable();
});
beforeEach(async () => {
  seeded = await seedAccount(t.table);
  await seeded.lead({ email: 'ada@example.com' });
});
afterAll(() => t.stop());

const record = (event: ChargebeeEvent) => sqsRecord({ v: 1, account: seeded.account, kind: 'event', event });

async function send(...events: ChargebeeEvent[]): Promise<void> {
  const { work } = aWorker(t.table);
  for (const event of events) expect(await work(record(event))).toEqual([]);
}

const items = () => itemsOf(t.table, seeded.account);
async function lines(): Promise<Map<string, ActivityLine>> {
  const all = (await items()).flatMap((item) => readActivityLine(item) ?? []);
  const byEvent = new Map(all.map((line) => [line.eventId, line]));
  expect(byEvent.size).toBe(all.length); // one line for each event
  return byEvent;
}
const outcomeOf = async (eventId: string) => (await lines()).get(eventId)?.outcome;

/** What the account's only payment comes to: its amount and its rewards, with all that was given back. */
async function sums() {
  const all = await items();
  const payment = await readKnownPaymentAt(t.table, seeded.account, 'txn_cb_1');
  if (payment?.state !== 'recorded') return { amount: 0, reward: 0, left: 0 };
  const entries = all.flatMap((item) => readEntry(item) ?? []);
  const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);
  return {
    amount: payment.amount.amount + sum(entries.map(({ amount }) => amount)),
    reward:
      sum(payment.rewards.map(({ amount }) => amount.amount)) +
      sum(entries.flatMap(({ rewards }) => rewards.map(({ amount }) => amount))),
    left: leftOf(payment),
  };
}

const refundOf = (n: number, amount: number) =>
  aRefund({ id: `ev_r${n}`, transaction: { id: `r${n}`, amount: { amount, currency: 'EUR' } } });

test.each([
  ['after its payment', [anEvent(), aRefund()]],
  ['before its payment', [aRefund(), anEvent()]],
])('a refund that comes %s takes its part of the reward back', async (_, events) => {
  await send(...events);
  expect(await sums()).toEqual({ amount: 3_900, reward: 390, left: 3_900 });
  expect(await outcomeOf('ev_refund_1')).toBe('processed');
});

test('what waits says so until its payment comes', async () => {
  await send(aRefund(), aDeletedRefund());
  expect([await outcomeOf('ev_refund_1'), await outcomeOf('ev_deleted_1')]).toEqual(['waiting', 'waiting']);
  await send(anEvent());
  expect([await outcomeOf('ev_refund_1'), await outcomeOf('ev_deleted_1')]).toEqual([
    'processed',
    'processed',
  ]);
  expect(await sums()).toEqual({ amount: 4_900, reward: 490, left: 4_900 });
});

test('a deletion that names no payment finds its refund, before or after it, in any order of the three', async () => {
  const events = [anEvent(), aRefund(), aDeletedRefund()];
  const orders = [
    [0, 1, 2],
    [0, 2, 1],
    [1, 0, 2],
    [1, 2, 0],
    [2, 0, 1],
    [2, 1, 0],
  ];
  for (const order of orders) {
    seeded = await seedAccount(t.table);
    await seeded.lead({ email: 'ada@example.com' });
    await send(...order.flatMap((n) => events[n] ?? []));
    expect([order, await sums()]).toEqual([order, { amount: 4_900, reward: 490, left: 4_900 }]);
    expect([...(await lines()).values()].map(({ outcome }) => outcome)).toEqual([
      'processed',
      'processed',
      'processed',
    ]);
  }
});

test('money goes back also while the integration is off, and with every option off', async () => {
  await send(anEvent());
  await seeded.options('off', { convertLead: false, associateDeals: false, createTransactions: false });
  await send(aRefund());
  expect(await sums()).toMatchObject({ amount: 3_900, reward: 390 });
});

test('copies change nothing, are no lines, and are counted', async () => {
  await send(anEvent(), aRefund(), aStateEvent());
  const before = await items();
  const { work, counted } = aWorker(t.table);
  for (const event of [aRefund(), aStateEvent(), anEvent()]) expect(await work(record(event))).toEqual([]);
  expect(await items()).toEqual(before);
  expect(counted).toEqual(['EventCopied', 'EventCopied', 'EventCopied']);
});

test('a copy of what waits changes nothing either', async () => {
  await send(aRefund(), aDeletedRefund());
  const before = await items();
  const { work, counted } = aWorker(t.table);
  for (const event of [aRefund(), aDeletedRefund()]) expect(await work(record(event))).toEqual([]);
  expect(await items()).toEqual(before);
  expect(counted).toEqual(['EventCopied', 'EventCopied']);
});

test('twenty refunds at once are all taken back, and never more than was paid', async () => {
  await send(anEvent());
  const refunds = Array.from({ length: 20 }, (_, n) => refundOf(n, 300));
  let waiting = refunds.map((event) => record(event));
  for (let round = 0; waiting.length > 0 && round < 30; round++) {
    const failed = (await Promise.all(waiting.map((one) => aWorker(t.table).work(one)))).flat();
    waiting = waiting.filter(({ messageId }) => failed.includes(messageId));
  }
  expect(await sums()).toEqual({ amount: 0, reward: 0, left: 0 });
});

describe('150 refunds that wait', () => {
  const refunds = Array.from({ length: 150 }, (_, n) => refundOf(n, 10));

  test('are all applied when the payment comes', async () => {
    await send(...refunds, anEvent());
    expect(await sums()).toEqual({ amount: 3_400, reward: 340, left: 3_400 });
    expect(new Set([...(await lines()).values()].map(({ outcome }) => outcome))).toEqual(
      new Set(['processed']),
    );
  });

  test('are all applied too when the worker dies after each write', async () => {
    await send(...refunds);
    const died = new Error('The worker dies.');
    const dying = (store: PaymentStore): PaymentStore => ({
      ...store,
      commit: async (account, changes) => {
        const result = await store.commit(account, changes);
        if (result.kind === 'committed') throw died;
        return result;
      },
    });
    const payment = record(anEvent());
    for (let deaths = 0; deaths < Math.ceil(refunds.length / maxSettled); deaths++) {
      const before = await sums();
      expect(await aWorker(t.table, dying).work(payment)).toEqual([payment.messageId]);
      const after = await sums();
      expect(after.amount).toBe(after.left);
      expect(after).not.toEqual(before);
    }
    expect(await sums()).toEqual({ amount: 3_400, reward: 340, left: 3_400 });
    await send(anEvent());
    expect((await lines()).size).toBe(151);
  });

  test('for an unmatched payment are settled before it is looked for its customer again', async () => {
    await send(...refunds);
    const unmatched = anEvent({ customer: { email: 'other@example.com' } });
    const beside = anEvent({ id: 'ev_2', transaction: { id: 'txn_cb_2' } });
    let loads = 0;
    const overtaken = (store: PaymentStore): PaymentStore => ({
      ...store,
      load: async (...asked) => {
        const state = await store.load(...asked);
        if (loads++ === 0) await send(beside);
        return state;
      },
    });
    expect(await aWorker(t.table, overtaken).work(record(unmatched))).toEqual([]);
    expect(await sums()).toEqual({ amount: 3_400, reward: 340, left: 3_400 });
    expect(await outcomeOf('ev_1')).toBe('processed');
  });

  test('as deletions of one refund that name no payment move to it and are applied', async () => {
    const deletions = refunds.map((_, n) => aDeletedRefund({ id: `ev_d${n}` }));
    await send(anEvent(), ...deletions, aRefund());
    expect(await sums()).toEqual({ amount: 4_900, reward: 490, left: 4_900 });
    const outcomes = [...(await lines()).values()].map(({ outcome }) => outcome);
    expect(outcomes.filter((outcome) => outcome === 'waiting')).toEqual([]);
    expect(outcomes).toHaveLength(152);
  });
});

test('a decline is remembered for 8 days, in case it was a late one', async () => {
  const decline = aStateEvent({ type: 'payment_failed', transaction: { status: 'failure' } });
  await send(decline);
  expect(await outcomeOf('ev_state_1')).toBe('ignored');
  await send(anEvent());
  expect(await outcomeOf('ev_state_1')).toBe('processed');
  expect(await sums()).toEqual({ amount: 0, reward: 0, left: 0 });
});

test('a decline that was forgotten, and is deleted only some time later, harms no payment', async () => {
  const decline = aStateEvent({ type: 'payment_failed', transaction: { status: 'failure' } });
  const { work } = aWorker(t.table, undefined, () => Date.now() - 9 * day);
  expect(await work(record(decline))).toEqual([]);
  const [placeholder] = (await items()).filter(({ state }) => state === 'pending');
  expect(Number(placeholder?.['expiresAt'])).toBeLessThan(Date.now() / 1_000);
  await send(anEvent({ receivedAt: Date.now() }));
  expect(await sums()).toEqual({ amount: 4_900, reward: 490, left: 4_900 });
});

test('what failed for good is kept with a line, and the next copy does it', async () => {
  await send(anEvent());
  const broken = (store: PaymentStore): PaymentStore => ({
    ...store,
    loadLedger: () => Promise.reject(new TypeError('A fault in the code.')),
  });
  expect(await aWorker(t.table, broken).work(record(aRefund()))).toEqual([]);
  expect(await outcomeOf('ev_refund_1')).toBe('failed');
  expect(await sums()).toMatchObject({ amount: 4_900 });
  await send(aRefund());
  expect(await outcomeOf('ev_refund_1')).toBe('processed');
  expect(await sums()).toEqual({ amount: 3_900, reward: 390, left: 3_900 });
});

test('a refund of a payment in the inbox is taken in, though its customer is known by now', async () => {
  const unmatched = anEvent({ customer: { id: 'cb_2', email: 'later@example.com' } });
  await send(unmatched);
  await seeded.lead({ email: 'later@example.com' });
  await send({ ...unmatched, id: 'ev_2', transaction: { ...unmatched.transaction, id: 'txn_cb_2' } });
  await send(aRefund());
  expect(await outcomeOf('ev_refund_1')).toBe('ignored');
  const payment = await readKnownPaymentAt(t.table, seeded.account, 'txn_cb_1');
  expect(payment).toMatchObject({ state: 'unmatched', refunds: [{ id: 'txn_cb_refund_1' }] });
});

test('a payment that was not recorded keeps what goes back of it, before it and after; nothing is recorded', async () => {
  await send(aRefund());
  expect(await outcomeOf('ev_refund_1')).toBe('waiting');
  await seeded.options('off');
  await send(anEvent());
  const kept = () => readKnownPaymentAt(t.table, seeded.account, 'txn_cb_1');
  expect(await kept()).toMatchObject({ state: 'ignored', refunds: [{ id: 'txn_cb_refund_1' }] });
  await seeded.options('on');
  await send(aDeletedRefund());
  expect(await kept()).toMatchObject({ state: 'ignored', refunds: [{ status: 'deleted' }] });
  await send(aStateEvent());
  await send(aStateEvent());
  expect(await kept()).toMatchObject({ state: 'ignored', status: 'voided', rewards: [] });
  const outcomes = [...(await lines()).values()].map(({ outcome }) => outcome);
  expect(outcomes).toEqual(['ignored', 'ignored', 'ignored', 'ignored']);
  expect((await items()).flatMap((item) => readEntry(item) ?? [])).toEqual([]);
});

describe('the customer', () => {
  /** The record, and its copies beside the email and each Chargebee id that it carries. */
  const customers = async (): Promise<Record<string, unknown>[]> =>
    (await items()).flatMap(({ pk, sk, ...item }) => {
      if (sk === 'customer' && !String(pk).includes('#chargebee-customer#')) return [{ pk, ...item }];
      const { customer } = item;
      return customer === undefined ? [] : [{ pk, ...(customer as Record<string, unknown>) }];
    });

  test('follows the Chargebee customer, and its email leads to it at once', async () => {
    await send(anEvent(), aCustomerEvent({ customer: { email: 'new@example.com', company: 'Engines' } }));
    const all = await customers();
    expect(all.map(({ email }) => email)).toEqual(Array.from({ length: 3 }, () => 'new@example.com'));
    expect(all.map(({ pk }) => String(pk).split('#').slice(1).join('#'))).toEqual(
      expect.arrayContaining(['email#new@example.com', 'chargebee-customer#cb_1']),
    );
    expect(all.map(({ company }) => company)).toEqual(Array.from({ length: 3 }, () => 'Engines'));
  });

  test('keeps what a newer payment told, when an older change comes late', async () => {
    await send(
      anEvent({ customer: { resourceVersion: paidOn + 2 * day } }),
      aCustomerEvent({ customer: { email: 'old@example.com' } }),
    );
    expect(await outcomeOf('ev_customer_1')).toBe('ignored');
    expect((await customers()).every(({ email }) => email === 'ada@example.com')).toBe(true);
  });

  test('is unlinked when the Chargebee customer is deleted; a later payment of that id starts anew', async () => {
    await send(anEvent(), aCustomerEvent({ type: 'customer_deleted' }));
    expect(await sums()).toMatchObject({ amount: 4_900, reward: 490 });
    expect((await customers()).map(({ chargebeeCustomerIds }) => chargebeeCustomerIds)).toEqual([[], []]);
    await send(
      anEvent({
        id: 'ev_2',
        occurredAt: paidOn + day + 1_000,
        transaction: { id: 'txn_cb_2' },
        customer: { email: 'nobody@example.com' },
      }),
    );
    expect(await outcomeOf('ev_2')).toBe('unmatched');
  });

  test('that was deleted has the payments that occurred before, though they come after', async () => {
    await send(
      anEvent(),
      aCustomerEvent({ type: 'customer_deleted' }),
      anEvent({ id: 'ev_2', occurredAt: paidOn + day, transaction: { id: 'txn_cb_2' } }),
    );
    const [first, second] = await Promise.all(
      ['txn_cb_1', 'txn_cb_2'].map((id) => readKnownPaymentAt(t.table, seeded.account, id)),
    );
    expect(second).toMatchObject({ state: 'recorded', rewards: [{ amount: { amount: 490 } }] });
    expect(second).toMatchObject({ customerId: (first as Payment).customerId, partnerId: seeded.partnerId });
    expect((await customers()).map(({ chargebeeCustomerIds }) => chargebeeCustomerIds)).toEqual([[], []]);
  });

  test('changes in twenty workers at once, and ends with the newest state', async () => {
    await send(anEvent());
    const changed = Array.from({ length: 20 }, (_, n) =>
      aCustomerEvent({
        id: `ev_c${n}`,
        customer: { email: `n${n}@example.com`, resourceVersion: paidOn + n },
      }),
    );
    let waiting = changed.map((event) => record(event));
    for (let round = 0; waiting.length > 0 && round < 30; round++) {
      const failed = (await Promise.all(waiting.map((one) => aWorker(t.table).work(one)))).flat();
      waiting = waiting.filter(({ messageId }) => failed.includes(messageId));
    }
    expect((await customers()).map(({ email }) => email)).toEqual(
      Array.from({ length: 3 }, () => 'n19@example.com'),
    );
    expect((await lines()).size).toBe(21);
  });
});
