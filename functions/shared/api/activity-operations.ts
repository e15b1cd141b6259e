import * as z from 'zod';
import { outcomes } from '../domain/lines/activity.ts';
import { codes } from '../domain/lines/codes.ts';
import { paths } from '../deployment/paths.ts';
import { operation } from '../http/operation.ts';
import { activityLineSchema } from './activity-schema.ts';
import { emailFilter, idFilter } from './filter-fields.ts';
import { listQuery } from './list-query.ts';
import { timeRange } from './time-range.ts';

const path = `${paths.integration}/activity`;

export const listActivity = operation({
  method: 'GET',
  path,
  summary:
    'List the activity, newest first: by when events were first decided, which `from` and `to` mean too',
  params: z.object({}),
  query: listQuery({
    outcome: z.enum(outcomes).optional(),
    email: emailFilter,
    chargebeeTransactionId: idFilter,
    code: z.enum(codes).optional().meta({ description: 'Those that have a step with this code.' }),
    eventType: idFilter,
    partnerId: idFilter.meta({
      description: 'Those that recorded something while this was the source partner.',
    }),
    ...timeRange,
  }),
  answer: {
    status: 200,
    schema: z.strictObject({ items: z.array(activityLineSchema), nextCursor: z.string().nullable() }),
  },
  problems: { 400: ['invalid_cursor'] },
});

const ofEvent = z.object({ eventId: z.string().min(1).max(100) });

export const getActivityLine = operation({
  method: 'GET',
  path: `${path}/{eventId}`,
  summary: 'Read what became of one event',
  params: ofEvent,
  query: z.strictObject({}),
  answer: { status: 200, schema: activityLineSchema },
});

export const replayEvent = operation({
  method: 'POST',
  path: `${path}/{eventId}/replay`,
  summary: 'Decide an event again that was not recorded: from what was kept of it, with the settings of now',
  params: ofEvent,
  query: z.strictObject({}),
  idempotent: true,
  unversioned: true,
  answer: {
    status: 202,
    schema: z.strictObject({ eventId: z.string(), status: z.literal('queued') }),
  },
  problems: { 409: ['nothing_to_replay'], 503: ['queue_unavailable'] },
});

export const activityOperations = [listActivity, getActivityLine, replayEvent];
