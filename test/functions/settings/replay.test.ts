import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import * as z from 'zod';
import type { Message } from '../../../functions/shared/chargebee/message.ts';
import { anEvent, day, paidOn } from '../../support/payment-case.ts';
import { testTable, type TestTable } from '../../support/table.ts';
import { aCustomerEvent, aRefund, aStateEvent } from '../../support/transaction-event.ts';
import { aWorker, sqsRecord } from '../../support/worker.ts';
import { anAccount } from '../an-account.ts';
import { allOn, integrationPath, problemOf } from './settings-api.ts';

let testing: TestTable;
let accounts = 0;
beforeAll(async () => (testing = await testTable()));
afterAll(() => testing.stop());

const aLine = z.object({
  outcome: z.string(),
  processedAt: z.string(),
  steps: z.array(z.object({ code: z.string(), refs: z.record(z.string(), z.unknown()) })),
});
const money = z.object({ amount: z.number() });
const sums = z.object({ items: z.array(z.looseObject({ amount: money })) });

/** An account of its own, with what it takes to replay: what is queued is worked on at once. */
async function aWorld() {
  const account = `replay-${++accounts}`;
  const world = await anAccount(testing.table, account);
  const { settings, configure } = world;
  const replay = async (eventId: string, how = {}) => {
    const path = `${integrationPath}/activity/${eventId}/replay`;
    const answer = await settings.call('POST', path, { account, ...how });
    const { work } = aWorker(testing.table);
    for (const message of settings.queued.splice(0)) expect(await work(queued(message))).toEqual([]);
    return answer;
  };
  const queued = (message: Message) => sqsRecord(message, { MessageGroupId: account });
  const lineOf = async (eventId: string) => {
    const { body } = await settings.call('GET', `${integrationPath}/activity/${eventId}`, { account });
    const { outcome, steps } = aLine.parse(body);
    return { outcome, codes: steps.map(({ code }) => code), steps };
  };
  const amounts = async (resource: string) => {
    const { body } = await world.records.call('GET', `/v1/${resource}`, { account });
    return sums.parse(body).items.map(({ amount }) => amount.amount);
  };
  const turn = (status: 'on' | 'off', options = allOn) => configure('PUT', '', { status, options });
  return { ...world, account, replay, lineOf, amounts, turn };
}

describe('a replay', () => {
  test('records a payment that came while the integration was off, and its line says who asked', async () => {
    const { lead, turn, send, replay, lineOf, amounts } = await aWorld();
    await lead();
    await turn('off');
    await send(anEvent());
    expect(await lineOf('ev_1')).toMatchObject({ outcome: 'ignored', codes: ['integration_off'] });
    await turn('on');
    expect(await replay('ev_1')).toMatchObject({
      status: 202,
      body: { eventId: 'ev_1', status: 'queued' },
    });
    const { outcome, codes, steps } = await lineOf('ev_1');
    expect(outcome).toBe('processed');
    expect(codes).toEqual([
      'replayed',
      'lead_converted',
      'customer_created',
      'no_matching_deal',
      'transaction_created',
      'reward_created',
    ]);
    expect(steps[0]?.refs).toEqual({ by: 'ada@acme.example' });
    expect(await amounts('transactions')).toEqual([4_900]);
    // 10 % once and 5 % for ever, of 4,900.
    expect((await amounts('rewards')).sort()).toEqual([245, 490]);
  });

  test('of a payment that was refunded while it was ignored pays nothing for what was given back', async () => {
    const { lead, turn, send, replay, amounts } = await aWorld();
    await lead();
    await turn('off');
    await send(anEvent());
    await send(aRefund({ transaction: { amount: { amount: 900, currency: 'EUR' } } }));
    await turn('on');
    await replay('ev_1');
    const sum = (all: number[]) => all.reduce((one, other) => one + other, 0);
    expect(sum(await amounts('transactions'))).toBe(4_000);
    expect(sum(await amounts('rewards'))).toBe(600);
  });

  test('of a payment that was voided while it was ignored comes to nothing, and uses nothing up', async () => {
    const { lead, turn, send, replay, amounts } = await aWorld();
    await lead();
    await turn('off');
    await send(anEvent());
    await send(aStateEvent());
    await turn('on');
    await replay('ev_1');
    const sum = (all: number[]) => all.reduce((one, other) => one + other, 0);
    expect(sum(await amounts('transactions'))).toBe(0);
    expect(sum(await amounts('rewards'))).toBe(0);
    await send(anEvent({ id: 'ev_2', transaction: { id: 'txn_cb_2' } }));
    expect(sum(await amounts('rewards'))).toBe(735);
  });

  test('leaves what is still off where it is, and says so', async () => {
    const { turn, send, replay, lineOf, amounts } = await aWorld();
    await turn('off');
    await send(anEvent());
    await replay('ev_1');
    expect(await lineOf('ev_1')).toMatchObject({
      outcome: 'ignored',
      codes: ['replayed', 'integration_off'],
    });
    expect(await amounts('transactions')).toEqual([]);
  });

  test('puts what finds nobody into the inbox, from which its lead takes it later', async () => {
    const { lead, turn, send, replay, lineOf, amounts } = await aWorld();
    await turn('off');
    await send(anEvent());
    await turn('on');
    await replay('ev_1');
    expect(await lineOf('ev_1')).toMatchObject({ outcome: 'unmatched' });
    await turn('off');
    await replay('ev_1');
    // It waits there whatever is off.
    expect(await lineOf('ev_1')).toMatchObject({
      outcome: 'unmatched',
      codes: ['replayed', 'integration_off'],
    });
    await turn('on');
    await lead();
    await replay('ev_1');
    expect(await lineOf('ev_1')).toMatchObject({ outcome: 'processed' });
    expect(await amounts('transactions')).toEqual([4_900]);
  });

  test('of an unmatched payment under the id of another event that told it tells both lines', async () => {
    const { lead, send, replay, lineOf } = await aWorld();
    await send(anEvent());
    await send(anEvent({ id: 'ev_2' }));
    expect(await lineOf('ev_2')).toMatchObject({ outcome: 'ignored', codes: ['still_unmatched'] });
    await lead();
    expect(await replay('ev_2')).toMatchObject({ status: 202 });
    expect(await lineOf('ev_2')).toMatchObject({
      outcome: 'processed',
      codes: ['replayed', 'recorded_now'],
    });
    const { outcome, codes } = await lineOf('ev_1');
    expect([outcome, codes[0]]).toEqual(['processed', 'replayed']);
  });

  test('decides what had failed: a payment, a refund, and what a customer changed', async () => {
    const { lead, send, fail, replay, lineOf, amounts } = await aWorld();
    await lead();
    await fail(anEvent());
    await replay('ev_1');
    expect((await lineOf('ev_1')).codes.slice(0, 2)).toEqual(['replayed', 'lead_converted']);
    expect(await amounts('transactions')).toEqual([4_900]);
    await fail(aRefund());
    await replay('ev_refund_1');
    expect((await lineOf('ev_refund_1')).codes.slice(0, 2)).toEqual(['replayed', 'refund_recorded']);
    const changed = aCustomerEvent();
    await fail(changed);
    await replay(changed.id);
    expect((await lineOf(changed.id)).codes[0]).toBe('replayed');
    await send(anEvent());
    expect(await amounts('transactions')).toHaveLength(2);
  });

  test('leaves in the line what was done before: the lead is converted still', async () => {
    const { lead, turn, send, replay, lineOf } = await aWorld();
    await lead();
    await turn('on', { ...allOn, createTransactions: false });
    await send(anEvent());
    await turn('on');
    await replay('ev_1');
    expect((await lineOf('ev_1')).codes).toEqual([
      'lead_converted',
      'customer_created',
      'replayed',
      'matched_by_chargebee_id',
      'no_matching_deal',
      'transaction_created',
      'reward_created',
    ]);
  });

  test('of an event that failed beside its payment tells what that event told, though nobody is found', async () => {
    const { lead, send, fail, replay, lineOf, amounts } = await aWorld();
    await fail(anEvent());
    // As the payment was voided, and stands again.
    await fail(anEvent({ id: 'ev_2', transaction: { resourceVersion: paidOn + 2 * day } }));
    await replay('ev_1');
    await replay('ev_2');
    expect(await lineOf('ev_2')).toMatchObject({ outcome: 'unmatched' });
    await send(aStateEvent({ transaction: { resourceVersion: paidOn + day } }));
    await lead();
    await send(anEvent());
    const sum = (all: number[]) => all.reduce((one, other) => one + other, 0);
    expect(sum(await amounts('transactions'))).toBe(4_900);
  });

  test('twice, or beside a copy, records once', async () => {
    const { lead, turn, send, settings, account, amounts } = await aWorld();
    await lead();
    await turn('off');
    await send(anEvent());
    await turn('on');
    const path = `${integrationPath}/activity/ev_1/replay`;
    await settings.call('POST', path, { account });
    await settings.call('POST', path, { account });
    const records = [...settings.queued, { v: 1, account, kind: 'event', event: anEvent() } as const].map(
      (message) => sqsRecord(message, { MessageGroupId: account }),
    );
    expect(await aWorker(testing.table).work(...records)).toEqual([]);
    expect(await amounts('transactions')).toEqual([4_900]);
    expect(await amounts('rewards')).toHaveLength(2);
  });

  test('is refused where nothing is to be decided again, and queues nothing', async () => {
    const { lead, send, replay, account, settings } = await aWorld();
    await lead();
    await send(anEvent());
    expect(problemOf(await replay('ev_1'))).toBe('409 nothing_to_replay');
    expect(problemOf(await replay('ev_none'))).toBe('404 not_found');
    expect(problemOf(await replay('ev_1', { role: 'viewer' }))).toBe('403 role_too_low');
    const other = await aWorld();
    expect(problemOf(await other.replay('ev_1'))).toBe('404 not_found');
    await settings.call('POST', `${integrationPath}/activity/ev_1/replay`, { account });
    expect(settings.queued).toEqual([]);
  });

  test('is refused for an event that told of no success, though its payment waits by another one', async () => {
    const { send, replay, lineOf } = await aWorld();
    await send(anEvent({ id: 'ev_odd', transaction: { status: 'in_progress' } }));
    await send(anEvent());
    expect(problemOf(await replay('ev_odd'))).toBe('409 nothing_to_replay');
    expect(await lineOf('ev_odd')).toMatchObject({ outcome: 'ignored', codes: ['not_successful'] });
    expect(await replay('ev_1')).toMatchObject({ status: 202 });
  });

  test('under an Idempotency-Key gives the first answer again', async () => {
    const { lead, turn, send, replay } = await aWorld();
    await lead();
    await turn('off');
    await send(anEvent());
    await turn('on');
    const headers = { 'idempotency-key': 'one' };
    const first = await replay('ev_1', { headers });
    expect(await replay('ev_1', { headers })).toMatchObject({ status: 202, body: first.body });
    expect(problemOf(await replay('ev_1'))).toBe('409 nothing_to_replay');
  });
});
