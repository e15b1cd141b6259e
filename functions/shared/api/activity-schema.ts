import * as z from 'zod';
import { outcomes } from '../domain/lines/activity.ts';
import { moneyAnswer, openEnum, textOrNull } from './answer-fields.ts';
import { stepAnswer } from './step-answer.ts';

const stepSchema = z.strictObject({
  ...stepAnswer,
  errors: z
    .array(z.strictObject({ path: z.string(), message: z.string() }))
    .optional()
    .meta({ description: 'Where a refused body was wrong.' }),
});

/** An activity line as the API answers it; null is what a refused body did not tell. */
export const activityLineSchema = z
  .strictObject({
    eventId: z.string(),
    eventType: z.string().nullable(),
    outcome: openEnum(outcomes),
    occurredAt: z.iso.datetime().nullable(),
    receivedAt: z.iso.datetime(),
    processedAt: z.iso.datetime(),
    chargebeeCustomerId: z.string().nullable(),
    chargebeeTransactionId: z.string().nullable(),
    email: z.string().nullable(),
    amount: moneyAnswer.nullable(),
    earned: z
      .array(z.strictObject({ partnerId: z.string(), partnerName: textOrNull, amount: moneyAnswer }))
      .meta({
        description:
          'What partners earned by this event, or give back (negative), without what was cancelled; the steps say why nobody did.',
      }),
    steps: z.array(stepSchema),
  })
  .meta({ id: 'ActivityLine' });

export type ActivityLineAnswer = z.infer<typeof activityLineSchema>;
