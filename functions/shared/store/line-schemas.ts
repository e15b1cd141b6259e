import * as z from 'zod';
import { actions, outcomes, type ActivityLine, type Step } from '../domain/activity.ts';
import type { Told } from '../domain/change.ts';
import { codes } from '../domain/codes.ts';
import type { Entry } from '../domain/entry.ts';
import { transactionEventTypes } from '../domain/event.ts';
import { integer, money, optionalText, text, yes } from './item-fields.ts';

const step: z.ZodType<Step> = z.object({
  action: z.enum(actions),
  code: z.enum(codes),
  refs: z.record(text, z.union([text, z.array(text)])).exactOptional(),
  errors: z.array(z.object({ path: text, message: text })).exactOptional(),
});
export const lineSchema: z.ZodType<ActivityLine> = z.object({
  eventId: text,
  eventType: optionalText,
  outcome: z.enum(outcomes),
  occurredAt: integer.exactOptional(),
  receivedAt: integer,
  processedAt: integer,
  chargebeeCustomerId: optionalText,
  chargebeeTransactionId: optionalText,
  email: optionalText,
  amount: money.exactOptional(),
  steps: z.array(step),
});

/** What the line of an event that waits has for certain. */
export const waitingLineSchema = z.object({
  ulid: text,
  eventType: z.enum(transactionEventTypes),
  occurredAt: integer,
  receivedAt: integer,
});

export const entrySchema: z.ZodType<Entry> = z.object({
  ulid: text,
  kind: z.enum(['refund', 'reversal']),
  chargeback: yes.exactOptional(),
  chargebeeTransactionId: text,
  customerId: text,
  partnerId: optionalText,
  occurredAt: integer,
  amount: integer,
  rewards: z.array(z.object({ place: integer, amount: integer })),
});
export const toldSchema: z.ZodType<Told> = z.object({
  transaction: z.object({
    id: text,
    type: text,
    status: text,
    amount: money,
    date: integer,
    resourceVersion: integer,
    paymentId: optionalText,
    chargeback: yes.exactOptional(),
  }),
  forgetAt: integer.exactOptional(),
});
