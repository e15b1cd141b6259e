import { monotonicFactory } from 'ulid';
import * as z from 'zod';
import type { Environment } from '../shared/deployment/environment.ts';
import { openLog } from '../shared/log/open-log.ts';
import { openTable } from '../shared/store/open-table.ts';
import { tellUnreadable } from '../shared/tell-unreadable.ts';
import { createHandler } from './handler.ts';

const { TABLE_NAME } = z
  .object({ TABLE_NAME: z.string().min(1) } satisfies Environment<'records', unknown>)
  .parse(process.env);
const nextUlid = monotonicFactory();
const log = openLog('records');

export const handler = createHandler({
  table: openTable(TABLE_NAME, { unreadable: tellUnreadable(log) }),
  clock: Date.now,
  ulids: () => nextUlid(),
  log,
});
