import { ulid } from 'ulid';
import * as z from 'zod';
import { createHandler } from '../../../functions/jobs/handler.ts';
import {
  decidingWith,
  linkClearCaseWith,
  linkWith,
  replayWith,
  unlinkWith,
} from '../../../functions/jobs/replay-with.ts';
import type { StepDeps } from '../../../functions/jobs/dependencies.ts';
import type { JobAnswer } from '../../../functions/shared/api/job-schema.ts';
import type { JobMessage } from '../../../functions/shared/job/job-message.ts';
import type { SendJob } from '../../../functions/shared/job/send-job.ts';
import { paymentStore } from '../../../functions/shared/store/payment-store.ts';
import type { Table } from '../../../functions/shared/store/table.ts';
import type { ApiAnswer } from '../../support/api.ts';
import { lambdaContext } from '../../support/lambda-context.ts';
import { anEvent } from '../../support/payment-case.ts';
import { sqsRecord } from '../../support/worker.ts';
import { anAccount } from '../an-account.ts';
import { allOn, integrationPath, settingsApi } from '../settings/settings-api.ts';

/** A message in the queue, and how often it was received. */
export interface Queued {
  readonly message: JobMessage;
  readonly receives: number;
}

const deciding = (table: Table, clock: () => number) => ({
  table,
  store: paymentStore(table, clock),
  clock,
  ulids: ulid,
  pause: () => new Promise<void>((resolve) => setTimeout(resolve, Math.random() * 5)),
});

/** Decides events again as the deployed function does. */
export const replayOn = (table: Table, clock: () => number = Date.now): StepDeps['replay'] =>
  replayWith(deciding(table, clock));

/** The function of jobs on this table, as the deployed one but for its queue. */
export function jobsFunction(
  table: Table,
  {
    sendJob,
    clock = Date.now,
    remainingMs = () => 30_000,
    maxReceives = 100,
    replay = replayOn(table, clock),
    link = linkWith(deciding(table, clock)),
    unlink = unlinkWith(deciding(table, clock)),
    linkClearCase = linkClearCaseWith(deciding(table, clock)),
    deciding: decides = decidingWith(deciding(table, clock)),
  }: Partial<Parameters<typeof createHandler>[0]> & {
    readonly sendJob: SendJob;
    readonly remainingMs?: () => number;
  },
) {
  const logged: [string, object][] = [];
  const measured: unknown[][] = [];
  const handler = createHandler({
    table,
    clock,
    sendJob,
    replay,
    link,
    unlink,
    linkClearCase,
    deciding: decides,
    maxReceives,
    postpone: () => Promise.resolve(),
    random: () => 0.5,
    log: (_level, message, told = {}, measurements = []) => {
      logged.push([message, told]);
      measured.push(...measurements.map(({ counted, value, by }) => [counted, value, by]));
    },
  });
  /** Whether it may be deleted. */
  const receive = async (body: JobMessage | string, receives = 1, ageMs = 0): Promise<boolean> => {
    const record = sqsRecord(typeof body === 'string' ? body : JSON.stringify(body), {
      ApproximateReceiveCount: String(receives),
      SentTimestamp: String(clock() - ageMs),
    });
    const context = { ...lambdaContext(), getRemainingTimeInMillis: remainingMs };
    return (await handler({ Records: [record] }, context)).batchItemFailures.length === 0;
  };
  return { receive, logged, measured };
}

const job = z.looseObject({ id: z.string() });
const page = z.object({ items: z.array(z.looseObject({})) });

/** The account's job in an answer. */
export const jobIn = ({ body }: ApiAnswer): JobAnswer => job.parse(body) as unknown as JobAnswer;

let accounts = 0;

/** An account whose integration was off while payments came, and is on since: they can be decided again. */
export async function accountToReplay(table: Table, payments: number) {
  const account = `jobs-${++accounts}`;
  const world = await anAccount(table, account);
  await world.lead();
  await world.configure('PUT', '', { status: 'off', options: allOn });
  for (let n = 0; n < payments; n++) {
    await world.send(anEvent({ id: `ev_${account}_${n}`, transaction: { id: `txn_cb_${account}_${n}` } }));
  }
  await world.configure('PUT', '', { status: 'on', options: allOn });
  const queue: Queued[] = [];
  const sendJob: SendJob = (message) => {
    queue.push({ message, receives: 0 });
    return Promise.resolve();
  };
  const settings = settingsApi(table, 50, undefined, sendJob);
  settings.time.now = Date.now();
  const call = (method: string, path: string, body?: unknown, how: object = {}) =>
    settings.call(method, path, { account, ...(body !== undefined && { body }), ...how });
  const asked = { outcomes: ['ignored'], from: '2026-01-01T00:00:00Z' };
  const replay = (more: object = {}, how: object = {}) =>
    call('POST', `${integrationPath}/activity/replay`, { ...asked, ...more }, how);
  const start = async (): Promise<JobAnswer> => jobIn(await replay());
  const get = async (id: string): Promise<JobAnswer> => jobIn(await call('GET', `/v1/jobs/${id}`));
  const move = (id: string, to: 'cancel' | 'pause' | 'resume') => call('POST', `/v1/jobs/${id}/${to}`);

  /** Brings what is queued to the function until nothing is left; what goes back comes again. */
  const drain = async ({ receive }: Pick<ReturnType<typeof jobsFunction>, 'receive'>): Promise<number> => {
    let received = 0;
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      if (++received > 1_000) throw new Error('It does not end.');
      const receives = next.receives + 1;
      // What waits for its writer is late in the end.
      if (!(await receive(next.message, receives, receives > 5 ? 60_000 : 0)))
        queue.push({ ...next, receives });
    }
    return received;
  };
  /** The outcomes of all activity, and how many transactions there are. */
  const recorded = async () => {
    const transactions = await world.records.call('GET', '/v1/transactions?limit=200', { account });
    const activity = await settings.call('GET', `${integrationPath}/activity`, {
      account,
      query: { outcome: 'processed', limit: '200' },
    });
    return {
      transactions: page.parse(transactions.body).items.length,
      processed: page.parse(activity.body).items.length,
    };
  };
  return { account, world, settings, queue, sendJob, call, replay, start, get, move, drain, recorded };
}
