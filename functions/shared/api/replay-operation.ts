import * as z from 'zod';
import { paths } from '../deployment/paths.ts';
import { codes } from '../domain/lines/codes.ts';
import { operation } from '../http/operation.ts';
import { replayedOutcomes } from '../job/replay-asked.ts';
import { timeField } from './request-fields.ts';

export const replayActivity = operation({
  method: 'POST',
  path: `${paths.integration}/activity/replay`,
  summary: 'Decide all events of some outcomes since a time again, with the settings of now, as a job',
  params: z.object({}),
  query: z.strictObject({}),
  body: z.strictObject({
    outcomes: z.array(z.enum(replayedOutcomes)).min(1).max(replayedOutcomes.length),
    codes: z
      .array(z.enum(codes))
      .min(1)
      .max(50)
      .optional()
      .meta({ description: 'Only those with one of these codes in their line.' }),
    from: timeField.meta({ description: 'When they were decided last, from then on.' }),
    to: timeField.optional().meta({ description: 'And up to then; now where it is left out.' }),
    dryRun: z.boolean().default(false).meta({ description: 'Count them, and do nothing.' }),
  }),
  idempotent: true,
  mayBeJob: true,
  unversioned: true,
  answer: {
    status: 200,
    schema: z.strictObject({
      count: z.int().meta({
        description: 'Events that would be looked at; those that have nothing to replay stay as they are.',
      }),
      more: z.boolean().meta({
        description:
          'There are more: counting stops at 100,000 events, and with `codes` at 2,000 lines read.',
      }),
    }),
  },
});
