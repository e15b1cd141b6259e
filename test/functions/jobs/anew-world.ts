import * as z from 'zod';
import type { JobMessage } from '../../../functions/shared/job/job-message.ts';
import type { Table } from '../../../functions/shared/store/table.ts';
import { anEvent, day, paidOn } from '../../support/payment-case.ts';
import { anAccount } from '../an-account.ts';
import { settingsApi, type Call } from '../settings/settings-api.ts';
import { jobsFunction } from './jobs-world.ts';

const rewards = z.object({
  items: z.array(
    z.looseObject({
      id: z.string(),
      partnerId: z.string(),
      transactionId: z.string(),
      ruleVersion: z.number(),
      status: z.string(),
      amount: z.object({ amount: z.number(), currency: z.string() }),
    }),
  ),
  nextCursor: z.string().nullable(),
});
type Reward = z.infer<typeof rewards>['items'][number];

let accounts = 0;

/** An account with two partners of one program each, a customer of the first one, and a queue of jobs whose waiting takes no time. */
export async function anewWorld(table: Table, name = 'anew') {
  const account = `${name}-${++accounts}`;
  const world = await anAccount(table, account);
  const rule = {
    name: 'Flat',
    reward: { kind: 'flat', amount: { amount: 700, currency: 'EUR' } },
    lasts: { kind: 'forever' },
  };
  const otherProgram = await world.create('programs', { name: 'Resellers', rewardRules: [rule] });
  const other = await world.create('partners', {
    name: 'Southwind',
    email: 's@example.org',
    programId: otherProgram,
  });
  const customerId = await world.create('customers', {
    email: 'ada@example.com',
    sourcePartnerId: world.partnerId,
    properties: { chargebee_customer_id: 'cb_1' },
  });
  const queue: { readonly message: JobMessage; readonly delaySeconds: number }[] = [];
  const time = { now: Date.now() };
  const clock = () => time.now;
  const sendJob = (message: JobMessage, delaySeconds = 0): Promise<void> => {
    queue.push({ message, delaySeconds });
    return Promise.resolve();
  };
  const settings = settingsApi(table, 50, undefined, sendJob);
  settings.time.now = time.now;
  const call = (method: string, path: string, body?: object, how: Call = {}) =>
    settings.call(method, path, { account, ...(body && { body }), ...how });
  const reassign = (
    partnerId: string | null,
    unpaid: 'keep' | 'move' = 'move',
    more: object = {},
    how: Call = {},
  ) =>
    call(
      'POST',
      `/v1/customers/${customerId}/reassign`,
      { partnerId, unpaid, reason: 'It was a mistake.', ...more },
      how,
    );
  const rateAnew = (more: object = {}, programId = world.programId) =>
    call('POST', `/v1/programs/${programId}/rate-anew`, {
      from: '2026-01-01T00:00:00Z',
      reason: 'The rule was wrong.',
      ...more,
    });
  /** Does what is queued; what has to wait, waits no longer than until nothing else is there. */
  const drain = async (receive = jobsFunction(table, { sendJob, clock }).receive): Promise<number> => {
    let received = 0;
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      if (++received > 1_000) throw new Error('It does not end.');
      time.now += next.delaySeconds * 1_000;
      settings.time.now = time.now;
      if (!(await receive(next.message))) queue.push({ ...next, delaySeconds: 60 });
    }
    return received;
  };
  /** A payment of the customer; `n` makes it another one, n days later. */
  const pay = (n: number, amount = 4_900) =>
    anEvent({
      id: `ev_${account}_${n}`,
      occurredAt: paidOn + n * day,
      transaction: {
        id: `txn_cb_${account}_${n}`,
        date: paidOn + n * day,
        amount: { amount, currency: 'EUR' },
      },
    });
  const get = async (path: string) => (await world.records.call('GET', path, { account })).body;
  const rewardsOf = async (partnerId?: string): Promise<Reward[]> => {
    const found: Reward[] = [];
    let cursor: string | null = null;
    do {
      const query = new URLSearchParams({
        limit: '200',
        ...(partnerId !== undefined && { partnerId }),
        ...(cursor !== null && { cursor }),
      });
      const { items, nextCursor }: z.infer<typeof rewards> = rewards.parse(
        await get(`/v1/rewards?${query.toString()}`),
      );
      found.push(...items);
      cursor = nextCursor;
    } while (cursor !== null);
    return found;
  };
  const sumOf = async (partnerId?: string): Promise<number> =>
    (await rewardsOf(partnerId))
      .filter(({ status }) => status !== 'cancelled')
      .reduce((sum, { amount }) => sum + amount.amount, 0);
  const move = async (id: string, ...statuses: readonly string[]) => {
    for (const status of statuses) await world.records.patch(`/v1/rewards/${id}`, { status }, { account });
  };
  return {
    ...world,
    ...{ account, table, other, otherProgram, customerId, queue, sendJob, time, clock, settings, call },
    ...{ reassign, rateAnew, drain, pay, get, rewardsOf, sumOf, move },
  };
}
