import * as z from 'zod';
import { auditActions } from '../domain/audit/audit-entry.ts';
import { operation } from '../http/operation.ts';
import { openEnum, textOrNull } from './answer-fields.ts';
import { listQuery } from './list-query.ts';
import { timeRange } from './time-range.ts';

const maxRecords = 5;

const recordFilter = z
  .string()
  .max(maxRecords * 101, { abort: true })
  .transform((text) => text.split(','))
  .refine((ids) => ids.length <= maxRecords && ids.every((id) => id !== '' && id.length <= 100), {
    message: `It takes 1 to ${maxRecords} ids, with commas between them.`,
  })
  .optional()
  .meta({
    description:
      'What it was done to: the id of a record, an event, a payment or a customer at Chargebee, or `chargebee` for the ' +
      `integration. Up to ${maxRecords} of them with commas between. A customer's has what was done to its payments and rewards too.`,
    examples: ['cus_01KB3T8XQ9V4M2N7P5R6S8T0WZ'],
  });

const part = z
  .looseObject({})
  .nullable()
  .meta({ description: 'As the API shows the record, and only what differs; null where nothing was there.' });

/** An entry of the audit log as the API answers it. */
const auditAnswer = z
  .strictObject({
    id: z.string(),
    at: z.iso.datetime(),
    by: z.string().meta({ description: 'The user, as the token named them.' }),
    action: openEnum(auditActions),
    record: z.strictObject({ kind: z.string(), id: z.string() }),
    customerId: textOrNull.meta({
      description: 'The customer whom it is about too, where the record is another.',
    }),
    before: part,
    after: part,
    reason: textOrNull,
  })
  .meta({ id: 'AuditEntry' });
export type AuditAnswer = z.infer<typeof auditAnswer>;

export const listAudit = operation({
  method: 'GET',
  path: '/v1/audit',
  summary: 'List what admins did, newest first',
  role: 'admin',
  params: z.object({}),
  query: listQuery({
    record: recordFilter,
    by: z.string().min(1).max(320).optional(),
    action: z.enum(auditActions).optional(),
    ...timeRange,
  }),
  answer: {
    status: 200,
    schema: z.strictObject({ items: z.array(auditAnswer), nextCursor: z.string().nullable() }),
  },
  problems: { 400: ['invalid_cursor'] },
});
