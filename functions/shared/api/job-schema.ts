import * as z from 'zod';
import { jobKinds, jobStatuses } from '../domain/job/job.ts';
import { unlinkResult } from './unlink-operation.ts';
import { openEnum } from './answer-fields.ts';

const replayResult = z
  .strictObject({
    count: z.int().meta({ description: 'Events that were looked at, so far.' }),
    replayed: z.int().meta({ description: 'How many of them were decided again.' }),
    outcomes: z
      .record(z.string(), z.int())
      .meta({ description: 'How many of them have which outcome by now.', examples: [{ processed: 12 }] }),
  })
  .meta({ id: 'ReplayResult' });

/** A job as the API answers it. */
export const jobAnswer = z
  .strictObject({
    id: z.string(),
    kind: openEnum(jobKinds),
    status: openEnum(jobStatuses),
    total: z
      .int()
      .nullable()
      .meta({ description: 'Items in all; null while they are not counted, or are too many to be.' }),
    done: z.int().meta({ description: 'Items that are done.' }),
    result: z
      .union([replayResult, unlinkResult, z.looseObject({})])
      .nullable()
      .meta({
        description:
          'What came of it so far, by its kind: of a `replay` a ReplayResult, of an `unlink` an UnlinkResult.',
      }),
    createdAt: z.iso.datetime(),
    createdBy: z.string(),
    endedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Job' });

export type JobAnswer = z.infer<typeof jobAnswer>;
