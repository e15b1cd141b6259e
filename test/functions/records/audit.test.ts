import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ulid } from 'ulid';
import * as z from 'zod';
import { accountSchema } from '../../../functions/shared/store/account.ts';
import { auditWrite } from '../../../functions/shared/store/writes/audit-write.ts';
import { commitWrites } from '../../../functions/shared/store/writes/commit-writes.ts';
import { anEvent, paidOn } from '../../support/payment-case.ts';
import { testTable, type TestTable } from '../../support/table.ts';
import { aWorker, sqsRecord } from '../../support/worker.ts';
import { anAccount } from '../an-account.ts';
import { recordsApi } from './records-api.ts';
import { allOn, integrationPath, keyIn, problemOf } from '../settings/settings-api.ts';

let testing: TestTable;
let accounts = 0;
beforeAll(async () => (testing = await testTable()));
afterAll(() => testing.stop());

const page = z.object({
  items: z.array(
    z.looseObject({
      id: z.string(),
      by: z.string(),
      action: z.string(),
      record: z.object({ kind: z.string(), id: z.string() }),
      before: z.record(z.string(), z.unknown()).nullable(),
      after: z.record(z.string(), z.unknown()).nullable(),
    }),
  ),
  nextCursor: z.string().nullable(),
});

/** An account of its own, with what it takes to read its audit log. */
async function aWorld() {
  const account = `audit-${++accounts}`;
  const world = await anAccount(testing.table, account);
  const audit = async (query: Record<string, string> = {}) => {
    const target = `/v1/audit?${new URLSearchParams(query).toString()}`;
    const { status, body } = await world.records.call('GET', target, { account });
    expect(status).toBe(200);
    return page.parse(body);
  };
  /** What is new in the log after something was done, oldest first. */
  const newIn = async (act: () => Promise<unknown>) => {
    const before = new Set((await audit()).items.map(({ id }) => id));
    await act();
    const { items } = await audit();
    return items
      .filter(({ id }) => !before.has(id))
      .reverse()
      .map(({ action, record, before: old, after, by }) => ({ action, record, before: old, after, by }));
  };
  const { settings, send } = world;
  const inbox = (id: string, what: string, body: unknown = {}, how = {}) =>
    settings.call('POST', `${integrationPath}/unmatched/${id}/${what}`, { account, body, ...how });
  const work = async () => {
    const { work: process } = aWorker(testing.table);
    for (const message of settings.queued)
      expect(await process(sqsRecord(message, { MessageGroupId: account }))).toEqual([]);
  };
  const stranger = () =>
    send(
      anEvent({ customer: { id: 'cb_9', email: 'billing@example.org' }, transaction: { id: 'txn_cb_1' } }),
    );
  return { ...world, account, audit, newIn, inbox, work, stranger };
}
const by = 'ada@acme.example';

describe('what an admin does is in the audit log, once', () => {
  test('a record is made, changed and deleted', async () => {
    const { create, records, account, newIn } = await aWorld();
    let id = '';
    expect(
      await newIn(async () => (id = await create('customers', { email: 'eve@example.com', company: 'Eve' }))),
    ).toEqual([
      {
        action: 'record_created',
        record: { kind: 'customer', id },
        before: null,
        after: {
          email: 'eve@example.com',
          company: 'Eve',
          noPartner: false,
          source: { kind: 'manual', id: null },
          chargebeeCustomerIds: [],
          properties: {},
        },
        by,
      },
    ]);
    const path = `/v1/customers/${id}`;
    expect(await newIn(() => records.patch(path, { company: null }, { account }))).toEqual([
      {
        action: 'record_changed',
        record: { kind: 'customer', id },
        before: { company: 'Eve' },
        after: { company: null },
        by,
      },
    ]);
    expect(await newIn(() => records.call('DELETE', path, { account }))).toMatchObject([
      {
        action: 'record_deleted',
        record: { kind: 'customer', id },
        before: { email: 'eve@example.com' },
        after: null,
      },
    ]);
  });

  test('of a program only the rules that changed', async () => {
    const { programId, records, account, newIn } = await aWorld();
    const path = `/v1/programs/${programId}`;
    const { rewardRules } = z
      .object({ rewardRules: z.array(z.looseObject({ id: z.string(), holdDays: z.number() })) })
      .parse((await records.call('GET', path, { account })).body);
    const [first, second] = rewardRules;
    const changed = [first, { ...second, holdDays: 7 }];
    const [entry, ...others] = await newIn(() => records.patch(path, { rewardRules: changed }, { account }));
    expect(others).toEqual([]);
    expect(entry).toMatchObject({
      before: { rewardRules: [second] },
      after: { rewardRules: [{ id: second?.id, version: 2, holdDays: 7 }] },
    });
  });

  test('what changes nothing, or is refused, has no entry', async () => {
    const { partnerId, programId, records, settings, configure, account, newIn } = await aWorld();
    expect(
      await newIn(async () => {
        await records.patch(`/v1/partners/${partnerId}`, { name: 'Northwind' }, { account });
        await records.call('DELETE', `/v1/programs/${programId}`, { account });
        await records.call('PATCH', `/v1/partners/${partnerId}`, {
          account,
          headers: { 'if-match': '"99"' },
          json: { name: 'Other' },
        });
        await configure('PUT', '', { status: 'on', options: allOn });
        await configure('DELETE', '/webhook/basic-auth');
        await settings.call('POST', '/v1/jobs/job_01KB3T8XQ9V4M2N7P5R6S8T0WZ/cancel', { account });
      }),
    ).toEqual([]);
  });

  test('under an Idempotency-Key a second time has none', async () => {
    const { records, settings, inbox, stranger, create, account, newIn } = await aWorld();
    const headers = { 'idempotency-key': 'once' };
    const json = { email: 'eve@example.com' };
    expect(
      await newIn(async () => {
        for (let n = 0; n < 2; n++) await records.call('POST', '/v1/customers', { account, headers, json });
      }),
    ).toMatchObject([{ action: 'record_created' }]);
    expect(
      await newIn(async () => {
        for (let n = 0; n < 2; n++)
          await settings.call('POST', `${integrationPath}/webhook/rotate`, { account, headers, body: {} });
      }),
    ).toMatchObject([{ action: 'webhook_rotated' }]);
    await stranger();
    const customerId = await create('customers', { email: 'zoe@example.com' });
    expect(
      await newIn(async () => {
        for (let n = 0; n < 2; n++) await inbox('txn_cb_1', 'link', { customerId }, { headers });
      }),
    ).toMatchObject([{ action: 'payment_linked' }]);
  });

  test('a reward is moved, and its customer is told of too', async () => {
    const { lead, send, records, account, newIn, first, audit } = await aWorld();
    await lead();
    await send(anEvent());
    const { id, customerId } = await first('rewards');
    const move = (status: string) => records.patch(`/v1/rewards/${id}`, { status }, { account });
    expect(await newIn(() => move('approved'))).toEqual([
      {
        action: 'reward_moved',
        record: { kind: 'reward', id },
        before: { status: 'pending' },
        after: { status: 'approved' },
        by,
      },
    ]);
    expect((await audit({ record: String(customerId) })).items).toMatchObject([{ action: 'reward_moved' }]);
    expect(await newIn(() => move('approved'))).toEqual([]);
  });

  test('the integration, without any key or password', async () => {
    const { configure, settings, account, newIn } = await aWorld();
    const off = { status: 'off', options: { ...allOn, associateDeals: false } };
    const entries = await newIn(async () => {
      await configure('PUT', '', off);
      await configure('PUT', '/webhook/basic-auth', { username: 'chargebee', password: 'hunter-22-secret' });
      await configure('PUT', '/webhook/basic-auth', { username: 'chargebee', password: 'another-secret' });
      await configure('DELETE', '/webhook/basic-auth');
      await configure('POST', '/webhook/rotate', { keepOldHours: 2 });
    });
    expect(entries.map(({ action }) => action)).toEqual([
      'integration_changed',
      'basic_auth_set',
      'basic_auth_set',
      'basic_auth_removed',
      'webhook_rotated',
    ]);
    expect(entries.map(({ before, after }) => ({ before, after }))).toEqual([
      { before: { status: 'on', options: allOn }, after: off },
      { before: { basicAuth: null }, after: { basicAuth: { username: 'chargebee' } } },
      { before: null, after: { basicAuth: { username: 'chargebee' } } },
      { before: { basicAuth: { username: 'chargebee' } }, after: { basicAuth: null } },
      { before: null, after: { keepOldHours: 2 } },
    ]);
    const text = JSON.stringify(entries);
    expect(text).not.toContain(keyIn(await settings.integration('GET', integrationPath, { account })));
    expect(text).not.toMatch(/secret|hash|salt/);
  });

  test('a payment is dismissed, with its payer, and restored; a second time is nothing', async () => {
    const { stranger, inbox, newIn } = await aWorld();
    await stranger();
    const record = { kind: 'payment', id: 'txn_cb_1' };
    expect(
      await newIn(async () => {
        for (let n = 0; n < 2; n++) await inbox('txn_cb_1', 'dismiss', { customer: false });
        for (let n = 0; n < 2; n++) await inbox('txn_cb_1', 'dismiss', { customer: true });
        for (let n = 0; n < 2; n++) await inbox('txn_cb_1', 'restore');
      }),
    ).toEqual([
      { action: 'payment_dismissed', record, before: { dismissed: false }, after: { dismissed: true }, by },
      { action: 'payment_dismissed', record, before: { customer: false }, after: { customer: true }, by },
      {
        action: 'payment_restored',
        record,
        before: { dismissed: true, customer: true },
        after: { dismissed: false, customer: false },
        by,
      },
    ]);
  });

  test('a payment is linked: to whom, and who came of it', async () => {
    const { stranger, inbox, newIn, create, partnerId, audit, first } = await aWorld();
    await stranger();
    const leadId = await create('leads', { email: 'zoe@example.com', partnerId });
    const entries = await newIn(async () => {
      await inbox('txn_cb_1', 'link', { leadId });
      // Who comes second is told so, and did nothing.
      await inbox('txn_cb_1', 'link', { leadId });
    });
    const { id: customerId } = await first('customers');
    const { id: transactionId } = await first('transactions');
    expect(entries).toEqual([
      {
        action: 'payment_linked',
        record: { kind: 'payment', id: 'txn_cb_1' },
        before: null,
        after: { chargebeeCustomerId: 'cb_9', customerId, leadId, sourcePartnerId: partnerId, transactionId },
        by,
      },
    ]);
    expect((await audit({ record: customerId })).items).toMatchObject([{ action: 'payment_linked' }]);
  });

  test('an event is replayed: with what that did, and once, however often its message comes', async () => {
    const { lead, configure, send, settings, account, work, newIn } = await aWorld();
    await lead();
    await configure('PUT', '', { status: 'off', options: allOn });
    await send(anEvent());
    const replay = () => settings.call('POST', `${integrationPath}/activity/ev_1/replay`, { account });
    expect(await newIn(replay)).toEqual([]);
    // It is off still: the line says who asked, however often that comes.
    expect(
      await newIn(async () => {
        await work();
        await work();
      }),
    ).toEqual([
      { action: 'event_replayed', record: { kind: 'event', id: 'ev_1' }, before: null, after: null, by },
    ]);
    await configure('PUT', '', { status: 'on', options: allOn });
    settings.queued.length = 0;
    await replay();
    expect(await newIn(work)).toMatchObject([
      { action: 'event_replayed', before: { outcome: 'ignored' }, after: { outcome: 'processed' } },
    ]);
    // What was recorded by then did nothing any more.
    expect(await newIn(work)).toEqual([]);
  });

  test('an event that failed is replayed', async () => {
    const { fail, settings, account, work, newIn } = await aWorld();
    await fail(anEvent());
    await settings.call('POST', `${integrationPath}/activity/ev_1/replay`, { account });
    expect(
      await newIn(async () => {
        await work();
        await work();
      }),
    ).toMatchObject([{ before: { outcome: 'failed' }, after: { outcome: 'unmatched' } }]);
  });

  test('many events are replayed by a job, which is paused, resumed and cancelled', async () => {
    const { settings, account, newIn } = await aWorld();
    const asked = { outcomes: ['ignored'], codes: ['integration_off'], from: '2026-01-01T00:00:00.000Z' };
    const call = (path: string, body?: unknown) => settings.call('POST', path, { account, body });
    let id = '';
    const entries = await newIn(async () => {
      await call(`${integrationPath}/activity/replay`, { ...asked, dryRun: true });
      const { body } = await call(`${integrationPath}/activity/replay`, asked);
      ({ id } = z.object({ id: z.string() }).parse(body));
      for (const move of ['pause', 'pause', 'resume', 'cancel', 'cancel'])
        await call(`/v1/jobs/${id}/${move}`);
    });
    const record = { kind: 'job', id };
    expect(entries).toEqual([
      {
        action: 'events_replayed',
        record,
        before: null,
        after: { ...asked, to: new Date(settings.time.now).toISOString() },
        by,
      },
      { action: 'job_paused', record, before: { status: 'queued' }, after: { status: 'paused' }, by },
      { action: 'job_resumed', record, before: { status: 'paused' }, after: { status: 'running' }, by },
      { action: 'job_cancelled', record, before: { status: 'running' }, after: { status: 'cancelled' }, by },
    ]);
  });
});

describe('the audit log is read', () => {
  const account = 'audit-read';
  const own = accountSchema.parse(account);
  const api = () => recordsApi(testing.table);
  const at = (minutes: number) => paidOn + minutes * 60_000;
  const time = (minutes: number) => new Date(at(minutes)).toISOString();
  const read = async (query: Record<string, string>) => {
    const target = `/v1/audit?${new URLSearchParams(query).toString()}`;
    const { items, nextCursor } = page.parse((await api().call('GET', target, { account })).body);
    return { ids: items.map(({ record }) => record.id), nextCursor };
  };
  const found = async (query: Record<string, string>) => (await read(query)).ids;
  beforeAll(async () => {
    const entries = [
      [0, 'led_0', 'ada', 'cus_1'],
      [1, 'led_1', 'bob', undefined],
      [2, 'led_0', 'ada', undefined],
      [3, 'cus_1', 'bob', undefined],
    ] as const;
    for (const [minutes, id, who, customerId] of entries) {
      const entry = {
        auditId: `aud_${ulid(at(minutes))}`,
        at: at(minutes),
        by: who,
        action: 'record_changed',
        record: { kind: id.startsWith('led') ? 'lead' : 'customer', id },
        ...(customerId !== undefined && { customerId }),
      } as const;
      expect(await commitWrites(testing.table, [auditWrite(own, entry)])).toEqual({ kind: 'committed' });
    }
  });

  test('newest first, page by page', async () => {
    expect(await found({})).toEqual(['cus_1', 'led_0', 'led_1', 'led_0']);
    const first = await read({ limit: '3' });
    expect(first.ids).toEqual(['cus_1', 'led_0', 'led_1']);
    expect(await read({ limit: '3', cursor: first.nextCursor ?? '' })).toEqual({
      ids: ['led_0'],
      nextCursor: null,
    });
  });

  test('of one record, of several, and of a customer with what was done to its payments', async () => {
    expect(await found({ record: 'led_0' })).toEqual(['led_0', 'led_0']);
    expect(await found({ record: 'led_0,led_1' })).toEqual(['led_0', 'led_1', 'led_0']);
    expect(await found({ record: 'cus_1' })).toEqual(['cus_1', 'led_0']);
    expect(await found({ record: 'led_0,cus_1' })).toEqual(['cus_1', 'led_0', 'led_0']);
  });

  test('of one admin, of one action, and of a time', async () => {
    expect(await found({ by: 'bob' })).toEqual(['cus_1', 'led_1']);
    expect(await found({ action: 'record_changed', record: 'led_1' })).toEqual(['led_1']);
    expect(await found({ from: time(1), to: time(2) })).toEqual(['led_0', 'led_1']);
    expect(await found({ from: time(2.5) })).toEqual(['cus_1']);
    expect(await found({ to: time(0) })).toEqual(['led_0']);
    const day = time(0).slice(0, 10);
    expect(await found({ from: day, to: day })).toHaveLength(4);
    expect(await found({ from: '1970-01-01', to: '1970-01-01' })).toEqual([]);
    expect(await found({ from: '2026-11-23', to: '2026-11-22' })).toEqual([]);
    const first = await read({ from: time(1), limit: '2' });
    expect(await read({ from: time(1), limit: '2', cursor: first.nextCursor ?? '' })).toEqual({
      ids: ['led_1'],
      nextCursor: null,
    });
  });

  test('by an admin alone, and of no other account', async () => {
    const viewer = await api().call('GET', '/v1/audit', { account, groups: '[viewer]' });
    expect(problemOf(viewer)).toBe('403 role_too_low');
    const { body } = await api().call('GET', '/v1/audit?record=led_0', { account: 'audit-other' });
    expect(page.parse(body).items).toEqual([]);
  });

  test.each([
    ['record='],
    ['record=a,,b'],
    ['record=1,2,3,4,5,6'],
    [`record=${'x'.repeat(101)}`],
    ['from=yesterday'],
    ['to=1969-12-31'],
    ['action=anything'],
    ['who=ada'],
  ])('not by a filter that is none: %s', async (query) => {
    expect(problemOf(await api().call('GET', `/v1/audit?${query}`, { account }))).toBe('400 invalid_query');
  });

  test('a cursor leads nowhere outside its query', async () => {
    const { nextCursor } = await read({ limit: '1' });
    const target = `/v1/audit?by=bob&cursor=${nextCursor ?? ''}`;
    expect(problemOf(await api().call('GET', target, { account }))).toBe('400 invalid_cursor');
  });
});
