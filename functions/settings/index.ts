import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { ulid } from 'ulid';
import * as z from 'zod';
import type { Environment } from '../shared/deployment/environment.ts';
import { enqueueTo } from '../shared/queue/enqueue.ts';
import { sendJobTo } from '../shared/job/send-job.ts';
import { openLog } from '../shared/log/open-log.ts';
import { racePause } from '../shared/pipeline/race-pause.ts';
import { openQueue } from '../shared/queue/open-queue.ts';
import { openTable } from '../shared/store/open-table.ts';
import { paymentStore } from '../shared/store/payment-store.ts';
import { tellUnreadable } from '../shared/tell-unreadable.ts';
import { createHandler } from './handler.ts';

const environment = z
  .object({
    TABLE_NAME: z.string().min(1),
    QUEUE_URL: z.url(),
    JOBS_QUEUE_URL: z.url(),
    WEBHOOK_BASE_URL: z.url(),
  } satisfies Environment<'settings', unknown>)
  .parse(process.env);
const log = openLog('settings');
const queues = openQueue();

const table = openTable(environment.TABLE_NAME, { unreadable: tellUnreadable(log) });

export const handler = createHandler({
  table,
  store: paymentStore(table, Date.now),
  ulids: ulid,
  pause: (attempt) => sleep(racePause(attempt, Math.random())),
  queue: enqueueTo(queues, environment.QUEUE_URL),
  clock: Date.now,
  sendJob: sendJobTo(queues, environment.JOBS_QUEUE_URL),
  newKey: () => randomBytes(24).toString('base64url'),
  webhookBaseUrl: environment.WEBHOOK_BASE_URL.replace(/\/+$/, ''),
  log,
});
