import * as z from 'zod/mini';
import type { Environment } from '../shared/deployment/environment.ts';
import { openLog } from '../shared/log/open-log.ts';
import { openQueue, type RequestHandler } from '../shared/queue/open-queue.ts';
import { openTable } from '../shared/store/open-table.ts';
import { readWebhookKey } from '../shared/store/webhook/webhook-key.ts';
import { keepRefusals } from '../shared/store/webhook/webhook-refusals.ts';
import { readWebhookSecret } from '../shared/store/webhook/webhook-secret.ts';
import { addUse } from '../shared/store/webhook/webhook-use.ts';
import { enqueueTo } from '../shared/queue/enqueue.ts';
import { createHandler } from './handler.ts';

const rate = z.coerce.number().check(z.positive());
const environmentSchema = z.object({
  TABLE_NAME: z.string().check(z.minLength(1)),
  QUEUE_URL: z.url(),
  WEBHOOK_KEY_RATE: rate,
  UNKNOWN_KEYS_RATE: rate,
} satisfies Environment<'webhook', unknown>);

// Two tries of each call fit into the function's 8 seconds: a dependency that hangs is answered with 503, in time for
// Chargebee to read it, and not with a time-out of ours.
const maxAttempts = 2;

/**
 * The webhook as its environment says.
 * @param queueHandler how requests to the queue are carried, where that is not over HTTP
 */
export function openWebhook(queueHandler?: RequestHandler) {
  // Once: nothing that would be worth compiling.
  const environment = environmentSchema.parse(process.env, { jitless: true });
  const table = openTable(environment.TABLE_NAME, { requestTimeout: 1_000, maxAttempts });
  const queue = openQueue(maxAttempts, queueHandler);
  return createHandler({
    keys: { read: (key) => readWebhookKey(table, key), secret: () => readWebhookSecret(table) },
    queue: enqueueTo(queue, environment.QUEUE_URL),
    clock: Date.now,
    tell: (key, use) => addUse(table, key, use),
    rates: { key: environment.WEBHOOK_KEY_RATE, unknownKeys: environment.UNKNOWN_KEYS_RATE },
    keepRefusals: (account, refusals) => keepRefusals(table, account, refusals),
    log: openLog('webhook'),
  });
}
