import * as z from 'zod/mini';
import type { Environment } from '../shared/deployment/environment.ts';
import { openLog } from '../shared/log/open-log.ts';
import { openTable } from '../shared/store/open-table.ts';
import { createHandler } from './handler.ts';

const environment = z
  .object({ TABLE_NAME: z.string().check(z.minLength(1)) } satisfies Environment<'silence', unknown>)
  .parse(process.env);

export const handler = createHandler({
  table: openTable(environment.TABLE_NAME),
  clock: Date.now,
  log: openLog('silence'),
});
