import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { monotonicFactory } from 'ulid';
import * as z from 'zod';
import { anEvent } from '../../support/payment-case.ts';
import { testTable, type TestTable } from '../../support/table.ts';
import { aRefund } from '../../support/transaction-event.ts';
import { anAccount } from '../an-account.ts';
import { itemsIn } from '../stored/what-is-stored.ts';
import { allOn, integrationPath } from './settings-api.ts';

let testing: TestTable;
let accounts = 0;
beforeAll(async () => (testing = await testTable()));
afterAll(() => testing.stop());

const hour = 3_600_000;
const day = 24 * hour;
const noon = Date.UTC(2026, 10, 22, 12, 30);
const counts = z.object({
  processed: z.number(),
  ignored: z.number(),
  unmatched: z.number(),
  waiting: z.number(),
  rejected: z.number(),
  failed: z.number(),
});
const healthSchema = z.looseObject({
  last24h: counts,
  last7d: counts,
  unmatched: z.looseObject({ count: z.number() }),
  silence: z.looseObject({ usualPerDay: z.number() }).nullable(),
  problems: z.array(z.looseObject({ code: z.string(), message: z.string() })),
});

/** An account in which time passes as it is told to. */
async function aWorld() {
  const account = `health-${++accounts}`;
  // Time goes forward: ULIDs of one maker never go back.
  let now = noon - 40 * day;
  const nextUlid = monotonicFactory();
  const world = await anAccount(testing.table, account, { clock: () => now, ulids: () => nextUlid(now) });
  const at = (time: number) => {
    now = time;
    world.settings.time.now = time;
    world.records.state.now = time;
  };
  at(now);
  let payments = 0;
  const pay = async (time: number, email = 'ada@example.com', customer = 'cb_1') => {
    at(time);
    const n = ++payments;
    await world.send(
      anEvent({
        id: `ev_${n}`,
        receivedAt: time,
        transaction: { id: `txn_cb_${n}` },
        customer: { id: customer, email },
      }),
    );
  };
  const health = async (time = now) => {
    at(time);
    const answer = await world.settings.call('GET', `${integrationPath}/health`, { account });
    expect(answer).toMatchObject({ status: 200, headers: { etag: expect.stringMatching(/^".+"$/) } });
    const { body } = answer;
    return healthSchema.parse(body);
  };
  return { ...world, account, at, pay, health };
}

const none = { processed: 0, ignored: 0, unmatched: 0, waiting: 0, rejected: 0, failed: 0 };
const codes = ({ problems }: z.infer<typeof healthSchema>) => problems.map(({ code }) => code);

describe('the health of an integration', () => {
  test('of an account where all is well has no problems', async () => {
    const { lead, pay, health } = await aWorld();
    await lead();
    await pay(noon);
    expect(await health()).toMatchObject({
      lastReceivedAt: new Date(noon).toISOString(),
      last24h: { ...none, processed: 1 },
      last7d: { ...none, processed: 1 },
      unmatched: { count: 0, oldestAt: null },
      silence: null,
      sweep: null,
      problems: [],
    });
  });

  test('counts events by how they ended, of a day and of a week, and what was appended to a payment once', async () => {
    const { lead, pay, health, send, at } = await aWorld();
    await lead();
    for (const ago of [6 * day, 2 * day, 22 * hour]) await pay(noon - ago);
    at(noon - hour);
    await send(aRefund({ transaction: { id: 'r1', paymentId: 'txn_cb_1' } }));
    await send(aRefund({ id: 'ev_early', transaction: { id: 'r2', paymentId: 'txn_later' } }));
    await pay(noon, 'nobody@example.org', 'cb_9');
    const told = await health();
    expect(told.last24h).toEqual({ ...none, processed: 2, unmatched: 1, waiting: 1 });
    expect(told.last7d).toEqual({ ...none, processed: 4, unmatched: 1, waiting: 1 });
  });

  test('keeps the hours that are over, and counts the one that runs anew', async () => {
    const { lead, pay, health, account } = await aWorld();
    await lead();
    await pay(noon - 3 * hour);
    await pay(noon);
    expect((await health()).last24h.processed).toBe(2);
    const kept = (await itemsIn(testing.table)).filter(({ pk }) =>
      String(pk).startsWith(`${account}#hour-counts#2026-11-22`),
    );
    const began = (time: number) => String(Math.floor(time / hour) * hour);
    expect(kept).toMatchObject([{ hours: { [began(noon - 3 * hour)]: { processed: 1 } } }]);
    expect(kept[0]?.['hours']).not.toHaveProperty(began(noon));
    await pay(noon + 60_000);
    expect((await health()).last24h.processed).toBe(3);
    // A day later the first of them is gone.
    expect((await health(noon + 21.5 * hour)).last24h.processed).toBe(2);
  });

  test('says what failed, what may be linked, what waits for too long, and that it is off', async () => {
    const { fail, pay, health, create, send, configure, at } = await aWorld();
    at(noon - 2 * day);
    await send(aRefund({ transaction: { paymentId: 'txn_never' } }));
    await pay(noon - day, 'late@example.org', 'cb_9');
    await create('customers', { email: 'late@example.org' });
    at(noon);
    await fail(anEvent({ id: 'ev_f', transaction: { id: 'txn_f' } }));
    const told = await health();
    expect(told).toMatchObject({
      unmatched: { count: 1, oldestAt: new Date(noon - day).toISOString() },
      waiting: { count: 1, oldestAt: new Date(noon - 2 * day).toISOString() },
      givenUp: { count: 1, oldestAt: new Date(noon).toISOString() },
    });
    expect(codes(told)).toEqual(['events_failed', 'payments_to_link', 'waiting_long']);
    expect(told.problems[0]?.message).toBe('One event has failed and is not recorded. Replay it.');
    await configure('PUT', '', { status: 'off', options: allOn });
    expect(codes(await health())[0]).toBe('integration_off');
  });

  test('says that an account has gone silent, and what is usual there', async () => {
    const { lead, pay, health } = await aWorld();
    await lead();
    for (let days = 28; days >= 7; days--) await pay(noon - days * day);
    const told = await health(noon);
    expect(told.silence?.usualPerDay).toBeGreaterThan(0.5);
    expect(codes(told)).toEqual(['no_payments']);
  });

  test('does not count payments that were dismissed as waiting in the inbox', async () => {
    const { pay, health, settings, account } = await aWorld();
    await pay(noon, 'direct@example.org', 'cb_9');
    const path = `${integrationPath}/unmatched/txn_cb_1/dismiss`;
    await settings.call('POST', path, { account, body: {} });
    expect((await health()).unmatched.count).toBe(0);
  });
});
