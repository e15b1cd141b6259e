import { Logger } from '@aws-lambda-powertools/logger';
import { monotonicFactory } from 'ulid';
import * as z from 'zod';
import { openTable } from '../shared/store/open-table.ts';
import { createHandler } from './handler.ts';

const { TABLE_NAME } = z.object({ TABLE_NAME: z.string().min(1) }).parse(process.env);
const nextUlid = monotonicFactory();

export const handler = createHandler({
  table: openTable(TABLE_NAME),
  clock: Date.now,
  ulids: () => nextUlid(),
  logger: new Logger({ serviceName: 'records' }),
});
