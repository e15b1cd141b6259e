import { Logger } from '@aws-lambda-powertools/logger';
import { monotonicFactory } from 'ulid';
import * as z from 'zod';
import { openCount } from '../shared/open-count.ts';
import { openTable } from '../shared/store/open-table.ts';
import { tellUnreadable } from '../shared/tell-unreadable.ts';
import { createHandler } from './handler.ts';

const { TABLE_NAME } = z.object({ TABLE_NAME: z.string().min(1) }).parse(process.env);
const nextUlid = monotonicFactory();
const logger = new Logger({ serviceName: 'records' });

export const handler = createHandler({
  table: openTable(TABLE_NAME, { unreadable: tellUnreadable(logger, openCount('records')) }),
  clock: Date.now,
  ulids: () => nextUlid(),
  logger,
});
