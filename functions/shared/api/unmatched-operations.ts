import * as z from 'zod';
import { operation } from '../http/operation.ts';
import { likenesses } from '../domain/customer/candidate.ts';
import { codes } from '../domain/lines/codes.ts';
import { moneyAnswer, openEnum } from './answer-fields.ts';
import { emailFilter } from './filter-fields.ts';
import { listQuery } from './list-query.ts';
import { chargebeeIdField, emailField, referenceField } from './request-fields.ts';

const path = '/v1/integrations/chargebee/unmatched';
const query = z.strictObject({});
const ofPayment = z.object({ chargebeeTransactionId: chargebeeIdField });

const recordedSchema = z.strictObject({
  chargebeeTransactionId: z.string(),
  transactionId: z.string(),
  rewardIds: z.array(z.string()),
});

const candidateSchema = z.strictObject({
  kind: z.enum(['customer', 'lead', 'deal']),
  id: z.string(),
  label: z.string(),
  partnerId: z.string().nullable(),
  why: openEnum(likenesses),
});

export const unmatchedSchema = z
  .strictObject({
    chargebeeTransactionId: z.string(),
    chargebeeCustomerId: z.string().nullable(),
    email: z.string().nullable(),
    name: z.string().nullable(),
    company: z.string().nullable(),
    amount: moneyAnswer,
    left: moneyAnswer.meta({ description: 'What is left of it: money may have gone back meanwhile.' }),
    occurredAt: z.iso.datetime(),
    receivedAt: z.iso.datetime(),
    eventId: z.string(),
    reason: openEnum(codes).meta({ description: 'Why nobody was found: the code of a step of its line.' }),
    dismissed: z.boolean(),
    candidates: z
      .array(candidateSchema)
      .meta({ description: 'Who may be meant, the likeliest first; 5 at most.' }),
  })
  .meta({ id: 'UnmatchedPayment' });

export type UnmatchedAnswer = z.infer<typeof unmatchedSchema>;

export const listUnmatched = operation({
  method: 'GET',
  path,
  summary: 'List the unmatched inbox, newest first',
  params: z.object({}),
  query: listQuery({
    email: emailFilter,
    dismissed: z
      .enum(['true', 'false'])
      .default('false')
      .transform((text) => text === 'true'),
    hasCandidates: z.enum(['true']).optional(),
  }),
  answer: {
    status: 200,
    schema: z.strictObject({ items: z.array(unmatchedSchema), nextCursor: z.string().nullable() }),
  },
  problems: { 400: ['invalid_cursor'] },
});

export const dismissPayment = operation({
  method: 'POST',
  path: `${path}/{chargebeeTransactionId}/dismiss`,
  summary: 'Take a payment out of the inbox without recording it',
  params: ofPayment,
  query,
  body: z.strictObject({
    customer: z.boolean().default(false).meta({
      description: 'Whether the later payments of its Chargebee customer come dismissed too.',
    }),
  }),
  idempotent: true,
  unversioned: true,
  answer: { status: 200, schema: unmatchedSchema },
});

export const restorePayment = operation({
  method: 'POST',
  path: `${path}/{chargebeeTransactionId}/restore`,
  summary: 'Put a dismissed payment back into the inbox, and the later ones of its Chargebee customer',
  params: ofPayment,
  query,
  idempotent: true,
  unversioned: true,
  answer: { status: 200, schema: unmatchedSchema },
});

export const linkPayment = operation({
  method: 'POST',
  path: `${path}/{chargebeeTransactionId}/link`,
  summary:
    'Tie the Chargebee customer of an unmatched payment to a customer, and record this and its other waiting payments',
  params: ofPayment,
  query,
  body: z.union([
    z.strictObject({ customerId: referenceField('customer') }),
    z.strictObject({ leadId: referenceField('lead') }),
    z.strictObject({ dealId: referenceField('deal') }),
    z.strictObject({
      create: z.strictObject({
        sourcePartnerId: referenceField('partner').nullable(),
        email: emailField.optional().meta({
          description: "The customer's, where the payer has none, or another customer has the payer's.",
        }),
      }),
    }),
  ]),
  idempotent: true,
  unversioned: true,
  answer: {
    status: 200,
    schema: z.strictObject({
      customerId: z.string(),
      recorded: z.array(recordedSchema),
      remaining: z.int().meta({
        description: 'Waiting payments of the same Chargebee customer that follow by themselves.',
      }),
    }),
  },
  problems: {
    409: ['linked_to_other_customer', 'already_recorded', 'email_taken', 'too_many_chargebee_ids'],
    422: ['taken', 'email_needed'],
    503: ['unavailable'],
  },
});

export const linkClearCases = operation({
  method: 'POST',
  path: `${path}/link-clear-cases`,
  summary:
    'Link all payments of the inbox that have exactly one candidate with the same email or Chargebee customer, registered before the payment',
  params: z.object({}),
  query,
  body: z.strictObject({
    dryRun: z.boolean().default(false).meta({ description: 'Find them, and link none.' }),
  }),
  idempotent: true,
  unversioned: true,
  mayBeJob: true,
  answer: {
    status: 200,
    schema: z
      .strictObject({
        count: z.int(),
        items: z
          .array(unmatchedSchema)
          .meta({ description: 'Each with its one candidate; of a job, the first hundred.' }),
      })
      .meta({ id: 'ClearCases' }),
  },
  problems: { 503: ['unavailable'] },
});

export const unmatchedOperations = [
  listUnmatched,
  linkClearCases,
  linkPayment,
  dismissPayment,
  restorePayment,
];
