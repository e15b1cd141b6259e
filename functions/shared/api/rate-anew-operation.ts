import * as z from 'zod';
import { operation } from '../http/operation.ts';
import { dryRunField, partnerDifferences } from './anew-fields.ts';
import { moneySum } from './answer-fields.ts';
import { reasonField, referenceField, timeField } from './request-fields.ts';

export const rateAnew = operation({
  method: 'POST',
  path: '/v1/programs/{id}/rate-anew',
  summary: 'Judge the payments of a program since a date by its rules of today, as a job; dry run first',
  params: z.object({ id: referenceField('program') }),
  query: z.strictObject({}),
  body: z.strictObject({
    from: timeField.meta({ description: 'Payments that are dated so or later.' }),
    reason: reasonField,
    dryRun: dryRunField,
  }),
  idempotent: true,
  unversioned: true,
  mayBeJob: true,
  answer: {
    status: 200,
    schema: z
      .strictObject({
        rewards: z.int().meta({
          description: 'Rewards that change: what one partner has of one payment under one rule.',
        }),
        difference: z.array(moneySum),
        partners: partnerDifferences,
        payments: z.int().meta({ description: 'Payments that keep to these rules from then on.' }),
        kept: z.int().meta({ description: 'Payments that stay whole, since something of them is paid.' }),
      })
      .meta({ id: 'RateAnewResult' }),
  },
  problems: { 503: ['unavailable'] },
});
