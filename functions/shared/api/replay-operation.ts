import * as z from 'zod';
import { handledTypes } from '../chargebee/handled-types.ts';
import { paths } from '../deployment/paths.ts';
import { codes } from '../domain/lines/codes.ts';
import { operation } from '../http/operation.ts';
import { replayedOutcomes } from '../job/replay-asked.ts';
import { emailFilter } from './filter-fields.ts';
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
    eventTypes: z
      .array(z.enum(handledTypes))
      .min(1)
      .max(handledTypes.length)
      .optional()
      .meta({ description: 'Only those of one of these types.' }),
    email: emailFilter.meta({ description: 'Only those that name this email.' }),
    from: timeField.meta({
      description: 'When they were first decided, as in the list of the activity: from then on.',
    }),
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
        description:
          'Events that would be decided again: of which something is kept, and nothing is recorded.',
      }),
      more: z.boolean().meta({
        description:
          'There are more: counting stops at 100,000 events, and with `codes`, `eventTypes` or `email` at 2,000 lines read.',
      }),
    }),
  },
});
