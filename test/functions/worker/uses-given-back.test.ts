import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ChargebeeEvent } from '../../../functions/shared/domain/event.ts';
import type { Lasts } from '../../../functions/shared/domain/rewards/program.ts';
import { readActivityLine } from '../../../functions/shared/store/items/read-activity-line.ts';
import { readEntry } from '../../../functions/shared/store/items/line-item.ts';
import { readKnownPayment } from '../../../functions/shared/store/items/payment-item.ts';
import { aRule, anEvent, day, paidOn } from '../../support/payment-case.ts';
import { seedAccount, type Seeded } from '../../support/seed.ts';
import { testTable, type TestTable } from '../../support/table.ts';
import { aStateEvent } from '../../support/transaction-event.ts';
import { aWorker, sqsRecord } from '../../support/worker.ts';
import { itemsOf } from './items-of.ts';

let t: TestTable;
beforeAll(async () => {
  t = await testTable();
});
afterAll(() => t.stop());

const once: Lasts = { kind: 'payments', count: 1 };
const pays = (n: number, amount = 10_000) =>
  anEvent({
    id: `ev_${n}`,
    transaction: { id: `txn_${n}`, date: paidOn + n * day, amount: { amount, currency: 'EUR' } },
  });
const isVoided = (n: number, id = `ev_void_${n}`) =>
  aStateEvent({ id, transaction: { id: `txn_${n}`, resourceVersion: paidOn + 1 } });
const standsAgain = (n: number) =>
  aStateEvent({
    id: `ev_again_${n}`,
    transaction: { id: `txn_${n}`, status: 'success', resourceVersion: paidOn + 2 },
  });

async function account(lasts: Lasts): Promise<Seeded> {
  const seeded = await seedAccount(t.table, [aRule({ lasts })]);
  await seeded.lead({ email: 'ada@example.com' });
  return seeded;
}

/** Has these events processed in turn; `clock` in epoch milliseconds. @returns the ids of those that go back to the queue */
async function send({ account }: Seeded, events: readonly ChargebeeEvent[], clock = Date.now) {
  const { work } = aWorker(t.table, undefined, clock);
  const failed: string[] = [];
  for (const event of events) {
    if ((await work(sqsRecord({ v: 1, account, kind: 'event', event }))).length > 0) failed.push(event.id);
  }
  return failed;
}

/** What the rewards of each payment sum to, with all that was appended. */
async function sums({ account }: Seeded): Promise<Record<string, number>> {
  const items = await itemsOf(t.table, account);
  const found: Record<string, number> = {};
  for (const item of items) {
    if (item['sk'] !== 'payment') continue;
    const payment = readKnownPayment(item);
    if (payment.state !== 'recorded') continue;
    const given = payment.rewards.filter(({ givenBy }) => givenBy === undefined).map(({ amount }) => amount);
    const entries = items
      .filter(({ pk }) => pk === item['pk'])
      .flatMap((one) => readEntry(one)?.rewards ?? []);
    const sum = [...given, ...entries].reduce((total, { amount }) => total + amount, 0);
    if (sum !== 0) found[payment.chargebeeTransactionId] = sum;
  }
  return found;
}

describe('a payment that never brought money', () => {
  test.each([
    ['that dies before the second payment', [pays(1), isVoided(1), pays(2, 20_000)]],
    ['that dies after the second payment', [pays(1), pays(2, 20_000), isVoided(1)]],
    ['that dies before it arrives', [isVoided(1), pays(1), pays(2, 20_000)]],
    ['that is told as dead twice', [pays(1), pays(2, 20_000), isVoided(1), isVoided(1, 'ev_void_again')]],
  ])('%s leaves the only reward to the payment that stands', async (_, events) => {
    const seeded = await account(once);
    expect(await send(seeded, events)).toEqual([]);
    expect(await sums(seeded)).toEqual({ txn_2: 2_000 });
  });

  test('gives its use to the oldest of those that were passed over, whatever their order', async () => {
    const seeded = await account(once);
    await send(seeded, [pays(1), pays(4), pays(2), pays(3), isVoided(1)]);
    expect(await sums(seeded)).toEqual({ txn_2: 1_000 });
    await send(seeded, [isVoided(2), isVoided(3)]);
    expect(await sums(seeded)).toEqual({ txn_4: 1_000 });
  });

  test('that lives again is judged like a new one, and may be passed over', async () => {
    const seeded = await account(once);
    await send(seeded, [pays(1), pays(2), isVoided(1), standsAgain(1)]);
    expect(await sums(seeded)).toEqual({ txn_2: 1_000 });
    await send(seeded, [isVoided(2)]);
    expect(await sums(seeded)).toEqual({ txn_1: 1_000 });
  });

  test('moves the window of months: those that fit into it now are rewarded', async () => {
    const seeded = await account({ kind: 'months', count: 1 });
    await send(seeded, [pays(1), pays(20), pays(35), pays(45), isVoided(1)]);
    expect(await sums(seeded)).toEqual({ txn_20: 1_000, txn_35: 1_000, txn_45: 1_000 });
  });

  test('is told in the lines of both', async () => {
    const seeded = await account(once);
    await send(seeded, [pays(1), pays(2), isVoided(1)]);
    const lines = (await itemsOf(t.table, seeded.account)).flatMap((item) => readActivityLine(item) ?? []);
    const codes = (id: string) => lines.find(({ eventId }) => eventId === id)?.steps.map(({ code }) => code);
    expect(codes('ev_void_1')).toEqual(['payment_reversed', 'reward_reversed', 'use_given_back']);
    expect(codes('ev_2')).toEqual(expect.arrayContaining(['rule_used_up', 'judged_again', 'reward_created']));
  });

  test('whose worker dies before the use is offered: the next delivery goes on', async () => {
    const seeded = await account(once);
    await send(seeded, [pays(1), pays(2)]);
    let commits = 0;
    const { work } = aWorker(t.table, (store) => ({
      ...store,
      commit: (...args) =>
        ++commits > 1 ? Promise.reject(new Error('The worker died.')) : store.commit(...args),
    }));
    const record = sqsRecord({ v: 1, account: seeded.account, kind: 'event', event: isVoided(1) });
    expect(await work(record)).toHaveLength(1);
    expect(await sums(seeded)).toEqual({});
    expect(await send(seeded, [isVoided(1)])).toEqual([]);
    expect(await sums(seeded)).toEqual({ txn_2: 1_000 });
  });
});

test('more payments than are remembered are found in the list of the customer, once it shows them for certain', async () => {
  const seeded = await account(once);
  const numbers = Array.from({ length: 16 }, (_, n) => n + 1);
  await send(
    seeded,
    numbers.map((n) => pays(n)),
  );
  // Twelve are remembered: 2 to 13. All of them die, then the first.
  await send(
    seeded,
    numbers.slice(1, 13).map((n) => isVoided(n)),
  );
  const early = await send(seeded, [isVoided(1)]);
  const late = await send(seeded, [isVoided(1)], () => Date.now() + 600_000);
  expect([early, late]).toEqual([[], []]);
  expect(await sums(seeded)).toEqual({ txn_14: 1_000 });
  // Two are left that no list may lack: it waits until it is certain that there are no others.
  await send(seeded, [isVoided(14), isVoided(15), isVoided(16)], () => Date.now() + 600_000);
  expect(await sums(seeded)).toEqual({});
});

test('an unmatched payment that is sent again after its lead was added is recorded, under the same id or another', async () => {
  const seeded = await seedAccount(t.table);
  await send(seeded, [pays(1), pays(2)]);
  await seeded.lead({ email: 'ada@example.com' });
  await send(seeded, [pays(1), { ...pays(2), id: 'ev_resent' }]);
  expect(await sums(seeded)).toEqual({ txn_1: 1_000, txn_2: 1_000 });
  const lines = (await itemsOf(t.table, seeded.account)).flatMap((item) => readActivityLine(item) ?? []);
  const outcomes = lines.map(({ eventId, outcome, steps }) => [eventId, outcome, steps[0]?.code]);
  expect(outcomes.sort()).toEqual([
    ['ev_1', 'processed', 'no_matching_lead'],
    ['ev_2', 'processed', 'no_matching_lead'],
    ['ev_resent', 'processed', 'recorded_now'],
  ]);
});
