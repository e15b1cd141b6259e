import * as z from 'zod/mini';
import type { Action, ActivityLine, FieldError, Outcome, Step } from '../../domain/lines/activity.ts';
import type { Code } from '../../domain/lines/codes.ts';
import type { LedgerEntry } from '../../domain/money-back/ledger-entry.ts';
import type { AppliedInvoice } from '../../domain/event.ts';
import type { RewardDifference } from '../../domain/money-back/ledger.ts';
import { shapeOf, wordOf } from '../../shape-of.ts';
import { integer, money, optionalText, text, yes } from './item-fields.ts';
import { itemOf } from './item-of.ts';

const step = shapeOf<Step>()({
  action: wordOf<Action>(),
  code: wordOf<Code>(),
  refs: z.exactOptional(z.record(text, z.union([text, z.array(text)]))),
  errors: z.exactOptional(z.array(shapeOf<FieldError>()({ path: text, message: text }))),
});
/** What became of an event, step by step. */
export const stepsSchema = z.array(step);
const lineFields = {
  eventId: text,
  eventType: optionalText,
  outcome: wordOf<Outcome>(),
  occurredAt: z.exactOptional(integer),
  receivedAt: integer,
  processedAt: integer,
  chargebeeCustomerId: optionalText,
  chargebeeTransactionId: optionalText,
  email: optionalText,
  amount: z.exactOptional(money),
  steps: stepsSchema,
};
/** A line that its payment holds. */
export const lineSchema = shapeOf<ActivityLine>()(lineFields);
/** A line in an item of its own, less what is kept with it. */
export const ownLineSchema = itemOf<ActivityLine>('forgetAt', 'kept')(lineFields);

export const entrySchema = shapeOf<LedgerEntry>()({
  ulid: text,
  kind: wordOf<'refund' | 'reversal' | 'judgement'>(),
  chargeback: z.exactOptional(yes),
  chargebeeTransactionId: text,
  customerId: text,
  partnerId: optionalText,
  occurredAt: integer,
  amount: integer,
  rewards: z.array(shapeOf<RewardDifference>()({ place: integer, amount: integer })),
});
export const invoicesSchema = z.array(shapeOf<AppliedInvoice>()({ id: text, applied: money }));
