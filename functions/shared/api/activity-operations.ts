import * as z from 'zod';
import { outcomes } from '../domain/lines/activity.ts';
import { paths } from '../deployment/paths.ts';
import { operation } from '../http/operation.ts';
import { activityLineSchema } from './activity-schema.ts';
import { emailFilter, idFilter } from './filter-fields.ts';
import { listQuery } from './list-query.ts';

const path = `${paths.integration}/activity`;

export const listActivity = operation({
  method: 'GET',
  path,
  summary: 'List the activity, newest first',
  params: z.object({}),
  query: listQuery({
    outcome: z.enum(outcomes).optional(),
    email: emailFilter,
    chargebeeTransactionId: idFilter,
  }),
  answer: {
    status: 200,
    schema: z.strictObject({ items: z.array(activityLineSchema), nextCursor: z.string().nullable() }),
  },
  problems: { 400: ['invalid_cursor'] },
});

export const getActivityLine = operation({
  method: 'GET',
  path: `${path}/{eventId}`,
  summary: 'Read what became of one event',
  params: z.object({ eventId: z.string().min(1).max(100) }),
  query: z.strictObject({}),
  answer: { status: 200, schema: activityLineSchema },
});

export const activityOperations = [listActivity, getActivityLine];
