import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { monotonicFactory } from 'ulid';
import type { SummaryAnswer } from '../../../functions/shared/api/summary-operation.ts';
import type { ChargebeeEvent } from '../../../functions/shared/domain/event.ts';
import { accountSchema } from '../../../functions/shared/store/account.ts';
import { keysOf } from '../../../functions/shared/store/keys.ts';
import { anEvent } from '../../support/payment-case.ts';
import { seedAccount, type Seeded } from '../../support/seed.ts';
import { testTable, type TestTable } from '../../support/table.ts';
import { aRefund, aStateEvent } from '../../support/transaction-event.ts';
import { aWorker, sqsRecord } from '../../support/worker.ts';
import { laggingTable, type LaggingTable } from './lagging-table.ts';
import { recordsApi } from './records-api.ts';

const hour = 3_600_000;
const day = 24 * hour;
const nextUlid = monotonicFactory();

let testing: TestTable;
let lagging: LaggingTable;
let api: ReturnType<typeof recordsApi>;
let seeded: Seeded;
beforeAll(async () => {
  testing = await testTable();
});
afterAll(() => testing.stop());
beforeEach(async () => {
  lagging = laggingTable(testing.table);
  api = recordsApi(lagging.table);
  seeded = await seedAccount(testing.table);
  await seeded.lead({ email: 'ada@example.com' });
});

const noon = Date.UTC(2031, 0, 10, 12);
let days = 0;
/** Days that no other test has used, since ULIDs only ever grow. */
const freshNoon = (): number => noon + 20 * day * days++;

/** Has an event received and decided at a time. */
async function send(at: number, event: ChargebeeEvent): Promise<void> {
  const { work } = aWorker(
    testing.table,
    (store) => store,
    () => at,
    () => nextUlid(at),
  );
  const received = { ...event, receivedAt: at };
  expect(await work(sqsRecord({ v: 1, account: seeded.account, kind: 'event', event: received }))).toEqual(
    [],
  );
}

/** What the days from one time to another sum to, together. */
async function totals(now: number, from: number, to: number) {
  api.state.now = now;
  const date = (at: number) => new Date(at).toISOString().slice(0, 10);
  const { status, body } = await api.call('GET', `/v1/summary?from=${date(from)}&to=${date(to)}`, {
    account: seeded.account,
  });
  const { days: summed, pendingDays } = body as SummaryAnswer;
  expect([status, pendingDays]).toEqual([200, []]);
  const sums = { lines: 0, payments: 0, givenBack: 0, rewards: 0 };
  for (const { outcomes, currencies } of summed) {
    sums.lines += Object.values(outcomes).reduce((sum, count) => sum + count, 0);
    for (const { payments, givenBack, rewards } of currencies) {
      sums.payments += payments.amount;
      sums.givenBack += givenBack.amount;
      sums.rewards += rewards.amount;
    }
  }
  return sums;
}

const declineAt = (resourceVersion: number) =>
  aStateEvent({
    id: 'ev_decline',
    type: 'payment_failed',
    transaction: { status: 'failure', resourceVersion },
  });
/** Older than the payment, and newer: the end of it, as it turns out when it comes. */
const [decline, lateDecline] = [declineAt(1), declineAt(noon)];

test.each([
  ['on the same day', 0],
  ['two days later', 2 * day],
])(
  'what waited is counted once when its payment comes %s, though the index still shows where it was',
  async (_, later) => {
    const at = freshNoon();
    await send(at, aRefund());
    await send(at, decline);
    expect(await totals(at, at, at + later)).toMatchObject({ lines: 2, givenBack: 0 });
    await send(at + later, anEvent());
    const once = { lines: 3, payments: 4_900, givenBack: -1_000, rewards: 390 };
    lagging.showsGhosts = true;
    expect(await totals(at + later, at, at + later)).toEqual(once);
  },
);

test('what waited or was remembered on a day that is kept by now is on no other day too', async () => {
  const at = freshNoon();
  await send(at, lateDecline);
  expect(await totals(at + 4 * day, at, at)).toMatchObject({ lines: 1 }); // over, and kept
  await send(at + 4 * day, anEvent());
  expect(await totals(at + 4 * day, at, at + 4 * day)).toMatchObject({ lines: 2 });
  expect(await totals(at + 4 * day + 2 * hour, at, at + 4 * day)).toMatchObject({ lines: 2 });
});

test('a day with a decline that is remembered is not done before that may be another line no more', async () => {
  const at = freshNoon();
  await send(at, lateDecline);
  const outcomes = async (now: number) => {
    api.state.now = now;
    const date = new Date(at).toISOString().slice(0, 10);
    const { body } = await api.call('GET', `/v1/summary?from=${date}&to=${date}`, {
      account: seeded.account,
    });
    return (body as SummaryAnswer).days[0]?.outcomes;
  };
  expect(await outcomes(at + 4 * day)).toMatchObject({ ignored: 1, processed: 0 });
  await send(at + 6 * day, anEvent());
  expect(await outcomes(at + 7 * day)).toMatchObject({ ignored: 0, processed: 1 });
});

test('what is shown late by the index is neither lost nor doubled', async () => {
  const at = freshNoon();
  const lateAt = at + 12 * hour - 100; // a tenth of a second before midnight
  const nothing = (n: number) =>
    anEvent({ id: `ev_${n}`, transaction: { id: `txn_${n}`, amount: { amount: 0, currency: 'EUR' } } });
  await send(at, nothing(1));
  await send(lateAt, nothing(2));
  lagging.hidden.add(keysOf(accountSchema.parse(seeded.account)).line('ev_2').pk);
  const lines = async (now: number) => (await totals(now, at, at)).lines;
  expect(await lines(at + 14 * hour)).toBe(1);
  lagging.hidden.clear();
  expect(await lines(at + 15.5 * hour)).toBe(2);
  expect(await lines(at + 70 * hour)).toBe(2); // kept for good from now on
  await send(at + 12 * hour - 50, nothing(3));
  expect(await lines(at + 200 * hour)).toBe(2);
});
