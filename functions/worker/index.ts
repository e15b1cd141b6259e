import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { ulid } from 'ulid';
import * as z from 'zod/mini';
import type { Environment } from '../shared/deployment/environment.ts';
import { openLog } from '../shared/log/open-log.ts';
import { openQueue } from '../shared/queue/open-queue.ts';
import { postponeIn } from '../shared/queue/postpone-in.ts';
import { openTable } from '../shared/store/open-table.ts';
import { paymentStore } from '../shared/store/payment-store.ts';
import { createHandler } from './handler.ts';
import { racePause } from '../shared/pipeline/race-pause.ts';

const environment = z
  .object({
    TABLE_NAME: z.string().check(z.minLength(1)),
    QUEUE_URL: z.url(),
    MAX_RECEIVES: z.coerce.number().check(z.int(), z.minimum(1)),
  } satisfies Environment<'worker', unknown>)
  .parse(process.env, { jitless: true });
const queue = openQueue();

export const handler = createHandler({
  store: paymentStore(openTable(environment.TABLE_NAME), Date.now),
  clock: Date.now,
  // As random as what `ulid` asks for itself, which makes a system call for each of 16 characters.
  ulids: () => ulid(undefined, () => randomInt(32) / 32),
  pause: (attempt) => sleep(racePause(attempt, Math.random())),
  maxReceives: environment.MAX_RECEIVES,
  postpone: postponeIn(queue, environment.QUEUE_URL),
  random: Math.random,
  log: openLog('worker'),
});
