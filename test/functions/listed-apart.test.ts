import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { BatchGetCommand } from '@aws-sdk/lib-dynamodb';
import { ulid } from 'ulid';
import * as z from 'zod';
import { outcomes, type Outcome } from '../../functions/shared/domain/lines/activity.ts';
import { accountSchema } from '../../functions/shared/store/account.ts';
import { listActivity } from '../../functions/shared/store/reads/list-activity.ts';
import type { Table } from '../../functions/shared/store/table.ts';
import { anEvent, day, paidOn } from '../support/payment-case.ts';
import { testTable, type TestTable } from '../support/table.ts';
import { aRefund } from '../support/transaction-event.ts';
import { aWorker, sqsRecord } from '../support/worker.ts';
import { pay } from './records/pay.ts';
import { recordsApi } from './records/records-api.ts';
import { seedActivity } from './settings/seed-activity.ts';

let t: TestTable;
beforeAll(async () => {
  t = await testTable();
});
afterAll(() => t.stop());

/** The table, and how many items lists have read of it. */
function counted({ client, name }: Table) {
  const read = { items: 0 };
  const send = (command: unknown) => {
    if (command instanceof BatchGetCommand)
      read.items += Object.values(command.input.RequestItems ?? {}).flatMap(({ Keys = [] }) => Keys).length;
    return client.send(command as never) as Promise<unknown>;
  };
  const watched = new Proxy(client, {
    get: (target, property): unknown => (property === 'send' ? send : Reflect.get(target, property)),
  });
  return { table: { client: watched, name }, read };
}

test('of the activity as many lines are read as have the outcome, wherever they are kept', async () => {
  const account = `t-${ulid()}`;
  const seed = seedActivity(t.table, account);
  for (let n = 0; n < 20; n++) await seed.line(n, { outcome: n % 2 ? 'processed' : 'ignored' });
  for (let n = 20; n < 30; n++) await seed.payment(n);
  for (const [n, outcome] of outcomes.entries()) await seed.line(30 + n, { outcome });
  await seed.payment(40, 'failed', { outcome: 'failed' });
  await seed.payment(41, 'unmatched', { outcome: 'unmatched' });
  await seed.payment(42, 'ignored', { outcome: 'ignored' });
  await seed.payment(43, 'ignored', { outcome: 'processed' });
  // What waited is done with.
  await seed.line(44, { outcome: 'waiting' });
  await seed.line(44, { outcome: 'processed' }, true);
  const shown: Partial<Record<Outcome, number>> = {};
  for (const outcome of outcomes) {
    const { table, read } = counted(t.table);
    const { items } = await listActivity(table, accountSchema.parse(account), { outcome }, 50);
    expect([outcome, read.items]).toEqual([outcome, items.length]);
    shown[outcome] = items.length;
  }
  const expected = { processed: 23, ignored: 12, unmatched: 2, waiting: 1, rejected: 1, failed: 2 };
  expect(shown).toEqual(expected);
  // What recorded a payment, or waits in the inbox, is no refund: only lines of events are looked at.
  const refunds = counted(t.table);
  await listActivity(refunds.table, accountSchema.parse(account), { eventType: 'payment_refunded' }, 50);
  const all = Object.values(expected).reduce((sum, one) => sum + one);
  expect(refunds.read.items).toBeLessThan(all);
  const { items } = await listActivity(t.table, accountSchema.parse(account), {}, 100);
  expect(items).toHaveLength(all);
});

test('of the rewards that wait for somebody as many payments are read as have one', async () => {
  const account = `t-${ulid()}`;
  const { table, read } = counted(t.table);
  const api = recordsApi(table);
  const call = { account };
  api.state.now = paidOn + day;
  const rule = {
    name: 'Ten',
    reward: { kind: 'percentage', basisPoints: 1_000 },
    lasts: { kind: 'forever' },
  };
  const programId = await api.create('programs', { name: 'P', rewardRules: [rule] }, call);
  const partner = { name: 'N', email: 'n@n.example', programId };
  const partnerId = await api.create('partners', partner, call);
  const properties = { chargebee_customer_id: 'cb_1' };
  await api.create('customers', { email: 'ada@example.com', sourcePartnerId: partnerId, properties }, call);
  for (let n = 0; n < 12; n++)
    await pay(t.table, account, anEvent({ id: `ev_${n}`, transaction: { id: `txn_${n}` } }));

  const list = async (status: string) => {
    read.items = 0;
    const found = await Promise.all(
      ['', `&partnerId=${partnerId}`].map((of) => api.ids(`/v1/rewards?status=${status}${of}`, call)),
    );
    expect(found[1]).toEqual(found[0]);
    return { ids: found[0] ?? [], read: read.items / 2 };
  };
  const move = async (id: string, ...statuses: string[]) => {
    for (const status of statuses)
      expect(await api.patch(`/v1/rewards/${id}`, { status }, call)).toMatchObject({ status: 200 });
  };
  const { ids } = await list('pending');
  expect(ids).toHaveLength(12);
  for (const id of ids.slice(0, 4)) await move(id, 'approved', 'paid');
  for (const id of ids.slice(4, 6)) await move(id, 'cancelled');
  await move(ids[6] ?? '', 'approved', 'paid');
  await move(ids[7] ?? '', 'cancelled', 'pending');
  expect(await list('pending')).toEqual({ ids: ids.slice(7), read: 5 });
  expect((await list('paid')).ids).toEqual([...ids.slice(0, 4), ids[6]]);
  expect((await list('cancelled')).ids).toEqual(ids.slice(4, 6));

  // What is taken back of a paid one waits until it is paid too.
  const refund = aRefund({ transaction: { paymentId: 'txn_11' } });
  const sent = sqsRecord({ v: 1, account, kind: 'event', event: refund });
  expect(await aWorker(t.table).work(sent)).toEqual([]);
  const [reversal = ''] = (await list('pending')).ids;
  const { body } = await api.call('GET', `/v1/rewards/${reversal}`, call);
  expect(z.object({ kind: z.string() }).parse(body)).toEqual(expect.objectContaining({ kind: 'reversal' }));
  await move(reversal, 'paid');
  expect(await list('pending')).toEqual({ ids: ids.slice(7), read: 5 });
  expect((await list('paid')).ids).toContain(reversal);
});
