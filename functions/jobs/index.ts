import { setTimeout as sleep } from 'node:timers/promises';
import { ulid } from 'ulid';
import * as z from 'zod/mini';
import type { Environment } from '../shared/deployment/environment.ts';
import { sendJobTo } from '../shared/job/send-job.ts';
import { openLog } from '../shared/log/open-log.ts';
import { racePause } from '../shared/pipeline/race-pause.ts';
import { openQueue } from '../shared/queue/open-queue.ts';
import { postponeIn } from '../shared/queue/postpone-in.ts';
import { openTable } from '../shared/store/open-table.ts';
import { paymentStore } from '../shared/store/payment-store.ts';
import { tellUnreadable } from '../shared/tell-unreadable.ts';
import { createHandler } from './handler.ts';
import { decidingWith, linkClearCaseWith, linkWith, replayWith, unlinkWith } from './replay-with.ts';

const { TABLE_NAME, JOBS_QUEUE_URL, MAX_RECEIVES } = z
  .object({
    TABLE_NAME: z.string().check(z.minLength(1)),
    JOBS_QUEUE_URL: z.url(),
    MAX_RECEIVES: z.coerce.number().check(z.int(), z.minimum(1)),
  } satisfies Environment<'jobs', unknown>)
  .parse(process.env, { jitless: true });
const log = openLog('jobs');
const queue = openQueue();
const table = openTable(TABLE_NAME, { unreadable: tellUnreadable(log) });
const deciding = {
  table,
  store: paymentStore(table, Date.now),
  clock: Date.now,
  ulids: ulid,
  pause: (attempt: number) => sleep(racePause(attempt, Math.random())),
};

export const handler = createHandler({
  table,
  clock: Date.now,
  replay: replayWith(deciding),
  link: linkWith(deciding),
  unlink: unlinkWith(deciding),
  linkClearCase: linkClearCaseWith(deciding),
  deciding: decidingWith(deciding),
  sendJob: sendJobTo(queue, JOBS_QUEUE_URL),
  postpone: postponeIn(queue, JOBS_QUEUE_URL),
  maxReceives: MAX_RECEIVES,
  random: Math.random,
  log,
});
