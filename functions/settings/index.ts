import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import type { Environment } from '../shared/deployment/environment.ts';
import { enqueueTo } from '../shared/enqueue.ts';
import { openLog } from '../shared/log/open-log.ts';
import { openQueue } from '../shared/open-queue.ts';
import { openTable } from '../shared/store/open-table.ts';
import { tellUnreadable } from '../shared/tell-unreadable.ts';
import { createHandler } from './handler.ts';

const environment = z
  .object({
    TABLE_NAME: z.string().min(1),
    QUEUE_URL: z.url(),
    WEBHOOK_BASE_URL: z.url(),
  } satisfies Environment<'settings', unknown>)
  .parse(process.env);
const log = openLog('settings');

export const handler = createHandler({
  table: openTable(environment.TABLE_NAME, { unreadable: tellUnreadable(log) }),
  queue: enqueueTo(openQueue(), environment.QUEUE_URL),
  clock: Date.now,
  newKey: () => randomBytes(24).toString('base64url'),
  webhookBaseUrl: environment.WEBHOOK_BASE_URL.replace(/\/+$/, ''),
  log,
});
