import { afterAll, beforeAll, describe, expect, it, test } from '@jest/globals';
import { monotonicFactory } from 'ulid';
import * as z from 'zod';
import type { Payment } from '../../../functions/shared/domain/payment/payment.ts';
import { accountSchema } from '../../../functions/shared/store/account.ts';
import { commitChanges } from '../../../functions/shared/store/writes/commit-changes.ts';
import { anEvent, day, paidOn, ulid } from '../../support/payment-case.ts';
import { testTable, type TestTable } from '../../support/table.ts';
import { aRefund, aStateEvent } from '../../support/transaction-event.ts';
import { anAccount } from '../an-account.ts';
import { seedActivity } from './seed-activity.ts';
import { integrationPath, problemOf, settingsApi } from './settings-api.ts';

const path = `${integrationPath}/activity`;
const pageSchema = z.object({
  items: z.array(
    z.object({
      eventId: z.string(),
      eventType: z.string(),
      outcome: z.string(),
      email: z.string().nullable(),
      processedAt: z.string(),
      steps: z.array(z.object({ code: z.string() })),
    }),
  ),
  nextCursor: z.string().nullable(),
});
type Line = z.infer<typeof pageSchema>['items'][number];

let engine: TestTable;
let northwind: string;
let list: (query: Record<string, string>) => Promise<z.infer<typeof pageSchema>>;
beforeAll(async () => {
  engine = await testTable();
  let now = paidOn;
  const nextUlid = monotonicFactory();
  const moment = { clock: () => now, ulids: () => nextUlid(now) };
  const { account, lead, create, send, settings, partnerId, programId } = await anAccount(
    engine.table,
    'acme',
    moment,
  );
  northwind = partnerId;
  await lead();
  const bluebird = await create('partners', { name: 'Bluebird', email: 'b@example.com', programId });
  await create('leads', { email: 'grace@example.com', partnerId: bluebird });
  const of = (id: string, email: string) => ({ id: `cb_${id}`, email });
  await send(anEvent());
  await send(anEvent({ id: 'ev_copy' }));
  await send(
    anEvent({ id: 'ev_grace', transaction: { id: 'txn_2' }, customer: of('2', 'grace@example.com') }),
  );
  now += day;
  await send(aRefund());
  await send(anEvent({ id: 'ev_again', transaction: { id: 'txn_3' } }));
  now += day;
  await send(anEvent({ id: 'ev_nobody', transaction: { id: 'txn_4' }, customer: of('4', 'n@example.com') }));
  await send(aRefund({ id: 'ev_early', transaction: { id: 'txn_r9', paymentId: 'txn_9' } }));
  await send(aStateEvent({ customer: of('1', 'ada@example.com') }));
  list = async (query) => {
    const { status, body } = await settings.call('GET', path, { account, query, role: 'viewer' });
    expect({ query, status }).toEqual({ query, status: 200 });
    return pageSchema.parse(body);
  };
}, 30_000);
afterAll(() => engine.stop());

/** All pages of so many lines. */
async function pages(query: Record<string, string>, limit: number): Promise<string[]> {
  const all: string[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const { items, nextCursor } = await list({ ...query, limit: String(limit), ...(cursor && { cursor }) });
    all.push(...items.map(({ eventId }) => eventId));
    cursor = nextCursor;
  }
  return all;
}

/** What recorded something for the partner of the lead. */
const ofNorthwind = ['ev_1', 'ev_refund_1', 'ev_again', 'ev_state_1'];
const date = (days: number) => new Date(paidOn + days * day).toISOString().slice(0, 10);

const choices: Readonly<Record<string, readonly (() => string)[]>> = {
  outcome: [() => 'processed', () => 'ignored'],
  code: [() => 'reward_created', () => 'rule_used_up', () => 'payment_not_seen'],
  eventType: [() => 'payment_succeeded', () => 'payment_refunded'],
  partnerId: [() => northwind],
  from: [() => date(1)],
  to: [() => date(1)],
  email: [() => 'ada@example.com'],
  chargebeeTransactionId: [() => 'txn_cb_1'],
};

const fits: Readonly<Record<string, (line: Line, value: string) => boolean>> = {
  outcome: ({ outcome }, value) => outcome === value,
  code: ({ steps }, value) => steps.some(({ code }) => code === value),
  eventType: ({ eventType }, value) => eventType === value,
  partnerId: ({ eventId }) => ofNorthwind.includes(eventId),
  from: ({ processedAt }, value) => processedAt.slice(0, 10) >= value,
  to: ({ processedAt }, value) => processedAt.slice(0, 10) <= value,
  email: ({ email }, value) => email === value,
  // The copy, and what voids the payment, are about it too; the refund is about the refund.
  chargebeeTransactionId: ({ eventId }) => ['ev_1', 'ev_copy', 'ev_state_1'].includes(eventId),
};

/** Every choice of up to two filters. */
function* queries(names = Object.keys(choices), left = 2): Generator<Record<string, string>> {
  yield {};
  if (left === 0) return;
  for (const [place, name] of names.entries()) {
    for (const value of choices[name] ?? []) {
      for (const others of queries(names.slice(place + 1), left - 1)) yield { [name]: value(), ...others };
    }
  }
}

test('every choice of up to two filters shows what fits, newest first, each once, whatever the size of the pages', async () => {
  const { items: all } = await list({});
  expect(all.map(({ eventId }) => eventId).sort()).toEqual(
    ['ev_1', 'ev_again', 'ev_copy', 'ev_early', 'ev_grace', 'ev_nobody', 'ev_refund_1', 'ev_state_1'].sort(),
  );
  let shown = 0;
  for (const query of queries()) {
    const wanted = all
      .filter((line) => Object.entries(query).every(([name, value]) => fits[name]?.(line, value)))
      .map(({ eventId }) => eventId);
    expect({ query, found: (await list(query)).items.map(({ eventId }) => eventId) }).toEqual({
      query,
      found: wanted,
    });
    if (wanted.length > 1) expect({ query, found: await pages(query, 1) }).toEqual({ query, found: wanted });
    if (wanted.length > 0) shown++;
  }
  expect(shown).toBeGreaterThan(30);
}, 60_000);

describe('a time', () => {
  it.each([
    [{ from: '2026-11-21T12:00:00.000Z' }, 5],
    [{ from: '2026-11-21T13:00:00+01:00' }, 5],
    [{ from: '2026-11-21T12:00:00.001Z' }, 3],
    [{ to: '2026-11-20T12:00:00.000Z' }, 3],
    [{ to: '2026-11-20T11:59:59.999Z' }, 0],
    [{ from: '2026-11-21', to: '2026-11-21' }, 2],
    [{ from: '2026-11-22', to: '2026-11-21' }, 0],
    [{ to: '9999-12-31' }, 8],
  ])('is a moment or a whole day, both ends included: %j', async (query, count) => {
    expect((await list(query)).items).toHaveLength(count);
  });

  it.each([
    { from: 'yesterday' },
    { to: '2026-13-01' },
    { from: '1969-12-31' },
    { to: '2026-11-21T25:00:00Z' },
  ])('that is none is refused: %j', async (query) => {
    expect(problemOf(await settingsApi(engine.table).call('GET', path, { query }))).toBe('400 invalid_query');
  });
});

test('a payment is found by the partner that it gave rewards to, also where it has another by now', async () => {
  const account = accountSchema.parse('reassigned');
  const [before, after] = [`prt_${ulid(1)}`, `prt_${ulid(2)}`];
  const payment: Payment = {
    version: 1,
    ulid: ulid(7),
    state: 'recorded',
    chargebeeTransactionId: 'txn_7',
    amount: { amount: 4_900, currency: 'EUR' },
    date: paidOn,
    resourceVersion: 0,
    invoices: [],
    customerId: `cus_${ulid(1)}`,
    partnerId: after,
    rewards: [
      {
        ruleId: `rul_${ulid(1)}`,
        ruleVersion: 1,
        amount: { amount: 490, currency: 'EUR' },
        status: 'pending',
        payableAt: paidOn,
        partnerId: before,
      },
    ],
    line: {
      eventId: 'ev_7',
      eventType: 'payment_succeeded',
      outcome: 'processed',
      receivedAt: paidOn,
      processedAt: paidOn,
      email: 'ada@example.com',
      steps: [],
    },
    otherEmail: true,
  };
  await commitChanges(engine.table, account, [{ kind: 'put_payment', payment }]);
  const { call } = settingsApi(engine.table);
  for (const partnerId of [before, after]) {
    for (const more of [{}, { email: 'ada@example.com' }, { chargebeeTransactionId: 'txn_7' }]) {
      const query = { partnerId, ...more };
      const { items } = pageSchema.parse((await call('GET', path, { account, query })).body);
      expect({ query, found: items.map(({ eventId }) => eventId) }).toEqual({ query, found: ['ev_7'] });
    }
  }
});

test('a reason that is rare is looked for in pages that end, nothing skipped', async () => {
  const { line } = seedActivity(engine.table, 'rare');
  const common = Array.from({ length: 1_300 }, (_, n) => n + 2);
  for (const n of common) await line(n, { outcome: 'ignored' });
  await line(1, { outcome: 'ignored', steps: [{ action: 'receive', code: 'integration_off' }] });
  const { call } = settingsApi(engine.table);
  const read = async (cursor?: string) =>
    pageSchema.parse(
      (
        await call('GET', path, {
          account: 'rare',
          query: { code: 'integration_off', limit: '10', ...(cursor && { cursor }) },
        })
      ).body,
    );
  const first = await read();
  expect(first.items).toEqual([]);
  const second = await read(first.nextCursor ?? '');
  expect(second.items.map(({ eventId }) => eventId)).toEqual(['ev_1']);
  expect(second.nextCursor).toBeNull();
}, 60_000);
