import { paginateScan } from '@aws-sdk/lib-dynamodb';
import { monotonicFactory } from 'ulid';
import * as z from 'zod';
import { account, realId } from '../../../bench/real-ids.ts';
import { encodeMessage, type Message } from '../../../functions/shared/chargebee/message.ts';
import type { ChargebeeEvent } from '../../../functions/shared/domain/event.ts';
import type { JobMessage } from '../../../functions/shared/job/job-message.ts';
import { accountSchema } from '../../../functions/shared/store/account.ts';
import type { Table } from '../../../functions/shared/store/table.ts';
import { addUse } from '../../../functions/shared/store/webhook/webhook-use.ts';
import { makeWebhookSecret } from '../../../functions/shared/store/webhook/webhook-secret.ts';
import { anEvent, day, paidOn, withoutEmail } from '../../support/payment-case.ts';
import { aCustomerEvent, aDeletedRefund, aRefund, aStateEvent } from '../../support/transaction-event.ts';
import { aWorker, sqsRecord } from '../../support/worker.ts';
import { anAccount, type Moment } from '../an-account.ts';
import { jobsFunction } from '../jobs/jobs-world.ts';
import { allOn, integrationPath } from '../settings/settings-api.ts';

/** The events with ids as long as Chargebee makes them. */
export const real = <Event extends ChargebeeEvent>(event: Event): Event =>
  JSON.parse(
    JSON.stringify(event).replace(/"(txn_cb|cb|ev)_(\w+)"/g, (_, kind: string, name: string) =>
      JSON.stringify(realId(kind === 'txn_cb' ? 'txn' : (kind as 'cb' | 'ev'), name)),
    ),
  ) as Event;

/**
 * A moment that does not pass, on the day after the payments.
 * @param seed other ids for another one; from 0 to 1
 */
export function aMoment(seed = 0.5): Moment {
  const nextUlid = monotonicFactory(() => seed);
  const at = paidOn + day;
  return { clock: () => at, ulids: () => nextUlid(at) };
}

export const payment = (n: number, email = 'ada@example.com', customer = 1) =>
  real(
    anEvent({
      id: `ev_${n}`,
      transaction: { id: `txn_cb_${n}`, date: paidOn + n, resourceVersion: paidOn + n },
      customer: { id: `cb_${customer}`, email, resourceVersion: paidOn + n },
      invoice: { id: '1042', total: 4_900, tax: 782, couponIds: ['PARTNERS'] },
    }),
  );

const money = { amount: 4_900, currency: 'EUR' };
/** Rules of every kind: what they pay, how long they last, and with a minimum. */
const rules = [
  { name: 'Ten', reward: { kind: 'percentage', basisPoints: 1_000 }, lasts: { kind: 'payments', count: 1 } },
  {
    name: 'Year',
    reward: { kind: 'flat', amount: money },
    lasts: { kind: 'months', count: 12 },
    holdDays: 30,
  },
  {
    name: 'Ever',
    reward: { kind: 'percentage', basisPoints: 500 },
    lasts: { kind: 'forever' },
    minimum: money,
  },
];

/** One message of each kind and event type, as the webhook sends them. */
export const messages: readonly Message[] = [
  ...[
    payment(1),
    withoutEmail(payment(2)),
    real(aRefund({ transaction: { chargeback: true } })),
    real(aStateEvent({ transaction: { invoices: [{ id: '1042', applied: money }] } })),
    real(aDeletedRefund()),
    real(aStateEvent({ id: 'ev_failed_1', type: 'payment_failed', transaction: { status: 'failure' } })),
    real(aStateEvent({ id: 'ev_created_1', type: 'transaction_created' })),
    real(aCustomerEvent({ customer: { lastName: 'Lovelace', company: 'Engines' } })),
    real(aCustomerEvent({ id: 'ev_customer_2', type: 'customer_deleted' })),
  ].map((event): Message => ({ v: 1, account, kind: 'event', event })),
  { v: 1, account, kind: 'replay', event: payment(10), by: 'ada@acme.example' },
  {
    v: 1,
    account,
    kind: 'replay',
    event: payment(10),
    by: 'ada@acme.example',
    mark: { auditId: 'aud_01KB3T8XQ9V4M2N7P5R6S8T0WZ', at: paidOn, outcome: 'ignored' },
  },
  {
    v: 1,
    account,
    kind: 'rejected',
    rejected: {
      id: 'rej_AzZlfQTLw3kP9xBmHnAzZl',
      code: 'invalid_event',
      receivedAt: paidOn,
      eventType: 'payment_succeeded',
      errors: [{ path: 'content.transaction.amount', message: 'Invalid input' }],
    },
  },
];

/** What becomes of the customers of Chargebee and of those who waited for them. */
async function storeCustomers({ send, patch }: Awaited<ReturnType<typeof anAccount>>) {
  const at = (n: number) => ({ resourceVersion: paidOn + n * day });
  const customer = (n: number, parts: object) =>
    send(real(aCustomerEvent({ id: `ev_customer_${n}`, ...parts })));
  await customer(1, { customer: { lastName: 'Lovelace', company: 'Engines', ...at(1) } });
  await customer(2, { customer: { email: 'ada@new.example', ...at(2) } });
  await patch('customers', { properties: { chargebee_customer_id: realId('cb', 'second') } });
  // One that another customer has, one that nobody carries, and one that is gone.
  await customer(3, { customer: { email: 'carol@example.com', ...at(3) } });
  await customer(4, { customer: { id: 'cb_8', ...at(1) } });
  await customer(5, { type: 'customer_deleted', customer: { id: 'cb_8', ...at(2) } });
  await customer(6, { type: 'customer_deleted', customer: { id: 'cb_3', ...at(9) } });
}

/** A reward that is paid, and what was taken back of it. */
async function storePaid({ first, patch }: Awaited<ReturnType<typeof anAccount>>) {
  type Reward = Readonly<Record<string, unknown>>;
  const reversal = await first('rewards', ({ kind }: Reward) => kind === 'reversal');
  const its = (kind: string) => (one: Reward) => one['kind'] === kind && one['ruleId'] === reversal['ruleId'];
  await patch('rewards', { status: 'approved' }, its('reward'));
  await patch('rewards', { status: 'paid' }, its('reward'));
  await patch('rewards', { status: 'paid' }, its('reversal'));
}

/** Payments that are recorded, unmatched, ignored, failed and waited for, and what takes them back. */
async function storePayments(world: Awaited<ReturnType<typeof anAccount>>) {
  const { send, fail, configure } = world;
  await send(payment(1));
  await send(real(aRefund({ transaction: { chargeback: true } })));
  await storePaid(world);
  for (const n of [2, 3]) await send(payment(n));
  await send(real(aStateEvent({ id: 'ev_void', transaction: { id: 'txn_cb_1' } })));
  // Under the rules of today.
  await send(real(anEvent({ id: 'ev_12', transaction: { id: 'txn_cb_12', date: paidOn + 5 * day } })));
  await send(payment(4, 'carol@example.com', 3));
  await send(payment(5, 'nobody@example.com', 5));
  await send(real(aRefund({ id: 'ev_r5', transaction: { id: 'txn_cb_r5', paymentId: 'txn_cb_5' } })));
  await send(payment(13, 'direct@example.com', 13));
  await world.settings.call('POST', `${integrationPath}/unmatched/${realId('txn', '13')}/dismiss`, {
    account,
    body: { customer: true },
  });
  await fail(payment(6, 'failed@example.com', 6));
  await fail(real(aRefund({ id: 'ev_r6', transaction: { id: 'txn_cb_r6', paymentId: 'txn_cb_6' } })));
  const waits = { id: 'txn_cb_7' };
  await send(real(aRefund({ id: 'ev_r7', transaction: { id: 'txn_cb_r7', paymentId: waits.id } })));
  await send(real(aStateEvent({ id: 'ev_void_7', transaction: waits })));
  await send(real(aDeletedRefund({ id: 'ev_d8', transaction: { id: 'txn_cb_r8' } })));
  const declined = { type: 'payment_failed', transaction: { id: 'txn_cb_9', status: 'failure' } } as const;
  await send(real(aStateEvent({ id: 'ev_decline_9', ...declined })));
  await configure('PUT', '', { status: 'off', options: allOn });
  await send(payment(10));
  await configure('PUT', '', { status: 'on', options: allOn });
}

/** A job that is asked for, one that has begun, and one that is done. */
async function storeJobs(table: Table, { settings }: Awaited<ReturnType<typeof anAccount>>) {
  const queue: JobMessage[] = [];
  const sendJob = (message: JobMessage) => Promise.resolve(void queue.push(message));
  const { receive } = jobsFunction(table, { sendJob, clock: aMoment().clock });
  const since = new Date(paidOn).toISOString();
  const to = new Date(paidOn + 2 * day).toISOString();
  const starts = async (from: string, steps: number) => {
    const body = { outcomes: ['ignored', 'failed'], codes: ['integration_off'], from, to };
    const { status } = await settings.call('POST', `${integrationPath}/activity/replay`, { account, body });
    if (status !== 202) throw new Error(`Answered ${status}.`);
    queue.push({ v: 1, account: accountSchema.parse(account), jobId: await newest(), version: 1 });
    for (let step = 0; step < steps; step++) {
      const [message] = queue.splice(0);
      if (message) await receive(message);
    }
    queue.length = 0;
  };
  const newest = async (): Promise<string> => {
    const { body } = await settings.call('GET', '/v1/jobs', { account });
    return jobs.parse(body).items[0]?.id ?? '';
  };
  await starts(since, 0);
  await starts(since, 1);
  await starts(to, 2);
}
const jobs = z.object({ items: z.array(z.object({ id: z.string() })) });

/** Everything that this release stores, of each kind at least one. */
export async function storeAll(table: Table): Promise<void> {
  const moment = aMoment();
  const world = await anAccount(table, account, moment);
  const { create, patch, configure, records, refuse } = world;
  await patch('programs', { rewardRules: rules });
  await patch('programs', { rewardRules: [] });
  await patch('programs', { rewardRules: rules });
  await world.lead();
  await world.deal();
  await create('leads', { email: 'carol@example.com', partnerId: world.partnerId, firstName: 'Carol' });
  await storePayments(world);
  await storeCustomers(world);
  const deal = { name: 'Free', contacts: [{ email: 'bob@example.com', name: 'Bob' }], amount: money };
  // More than the document of an email holds.
  for (let n = 0; n < 4; n++) await create('deals', { ...deal, partnerId: world.partnerId });
  for (let n = 0; n < 2; n++)
    await create('leads', { email: 'bob@example.com', partnerId: world.partnerId, company: 'Bob' });
  await create('customers', { email: 'dora@example.com', sourcePartnerId: world.partnerId });
  await records.call('POST', '/v1/partners', {
    account,
    headers: { 'idempotency-key': 'partner-1' },
    json: { name: 'Southwind', email: 'hello@southwind.example', programId: world.programId },
  });
  await records.call('POST', '/v1/rewards', {
    account,
    headers: { 'idempotency-key': 'correction-1' },
    json: { partnerId: world.partnerId, amount: money, reason: 'Forgotten in October' },
  });
  const byHand = await create('transactions', {
    customerId: (await world.first('customers', ({ email }) => email === 'dora@example.com')).id,
    amount: money,
    occurredAt: new Date(paidOn).toISOString(),
    name: 'By bank transfer',
    externalId: 'INV-7',
  });
  await records.call('POST', `/v1/transactions/${byHand}/void`, {
    account,
    json: { reason: 'It never came' },
  });
  const rejected = messages.filter(({ kind }) => kind === 'rejected');
  await aWorker(table, undefined, moment.clock, moment.ulids).work(
    ...rejected.map((message) => sqsRecord(encodeMessage(message), { MessageGroupId: account })),
  );
  await storeJobs(table, world);
  const carol = await world.first('customers', ({ email }) => email === 'carol@example.com');
  const { status } = await world.settings.call('POST', `/v1/customers/${carol.id}/reassign`, {
    account,
    body: { partnerId: null, unpaid: 'move', reason: 'She came by herself' },
  });
  if (status !== 200) throw new Error(`Answered ${status}.`);
  await configure('PUT', '/webhook/basic-auth', { username: 'chargebee', password: 'a password' });
  await configure('POST', '/webhook/rotate', {});
  await makeWebhookSecret(table, 'AzZlfQTLw3kP9xBmHnAzZlfQTLw3kP9xBmHn');
  await addUse(table, 'secret-key-number-0001', { window: paidOn, requests: 20 });
  await refuse(paidOn);
  records.state.now = paidOn + 4 * day;
  await world.read();
}

export async function itemsIn({ client, name }: Table): Promise<Record<string, unknown>[]> {
  const items: Record<string, unknown>[] = [];
  const pages = paginateScan({ client }, { TableName: name, ConsistentRead: true });
  for await (const { Items = [] } of pages) items.push(...Items);
  return items;
}
