import { setTimeout as sleep } from 'node:timers/promises';
import { monotonicFactory } from 'ulid';
import * as z from 'zod';
import type { Environment } from '../shared/deployment/environment.ts';
import { openLog } from '../shared/log/open-log.ts';
import { racePause } from '../shared/pipeline/race-pause.ts';
import { openTable } from '../shared/store/open-table.ts';
import { paymentStore } from '../shared/store/payment-store.ts';
import { tellUnreadable } from '../shared/tell-unreadable.ts';
import { createHandler } from './handler.ts';

const { TABLE_NAME } = z
  .object({ TABLE_NAME: z.string().min(1) } satisfies Environment<'records', unknown>)
  .parse(process.env);
const nextUlid = monotonicFactory();
const log = openLog('records');

const table = openTable(TABLE_NAME, { unreadable: tellUnreadable(log) });

export const handler = createHandler({
  table,
  store: paymentStore(table, Date.now),
  pause: (attempt) => sleep(racePause(attempt, Math.random())),
  clock: Date.now,
  ulids: () => nextUlid(),
  log,
});
