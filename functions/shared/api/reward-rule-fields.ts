import * as z from 'zod';
import { moneyAnswer } from './answer-fields.ts';
import { moneyField, nameField } from './request-fields.ts';

const lasts = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('forever') }),
    z.strictObject({ kind: z.literal('payments'), count: z.int().min(1).max(10_000) }),
    z.strictObject({ kind: z.literal('months'), count: z.int().min(1).max(1_200) }),
  ])
  .meta({ description: 'For how many payments, or calendar months, of one customer it pays.' });

const percentage = z.strictObject({
  kind: z.literal('percentage'),
  basisPoints: z
    .int()
    .min(1)
    .max(10_000)
    .meta({ description: 'Hundredths of a percent; 10000 is the whole amount.' }),
});

const holdDays = z
  .int()
  .min(0)
  .max(90)
  .meta({ description: 'Days after the payment before a reward is payable.' });

/** A rule as it is sent: with the `id` of one in force to keep or change it, without one to add it. */
export const rewardRuleField = z.strictObject({
  id: z.string().max(100).optional(),
  version: z
    .int()
    .optional()
    .meta({ description: 'May be sent back, and is ignored: If-Match guards all of the program.' }),
  name: nameField,
  reward: z.discriminatedUnion('kind', [
    percentage,
    z.strictObject({ kind: z.literal('flat'), amount: moneyField }),
  ]),
  lasts,
  minimum: moneyField
    .nullable()
    .default(null)
    .meta({ description: 'A smaller payment, or one in another currency, earns nothing.' }),
  holdDays: holdDays.default(0),
});

/** A rule in force. */
export const rewardRuleAnswer = z
  .strictObject({
    id: z.string(),
    version: z.int().positive().meta({ description: 'Grows with every change of what the rule promises.' }),
    name: z.string(),
    reward: z.discriminatedUnion('kind', [
      percentage,
      z.strictObject({ kind: z.literal('flat'), amount: moneyAnswer }),
    ]),
    lasts,
    minimum: moneyAnswer.nullable(),
    holdDays,
  })
  .meta({ id: 'RewardRule' });
