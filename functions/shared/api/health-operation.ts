import * as z from 'zod';
import { problemCodes } from '../domain/health.ts';
import { refusalCodes } from '../domain/refusals.ts';
import { operation } from '../http/operation.ts';
import { openEnum } from './answer-fields.ts';

const counts = z.strictObject({
  processed: z.int(),
  ignored: z.int(),
  unmatched: z.int(),
  waiting: z.int(),
  rejected: z.int(),
  failed: z.int(),
});
const standing = z.strictObject({ count: z.int(), oldestAt: z.iso.datetime().nullable() });

const healthSchema = z
  .strictObject({
    lastReceivedAt: z.iso.datetime().nullable(),
    lastRefused: z
      .strictObject({ at: z.iso.datetime(), code: openEnum(refusalCodes), count24h: z.int() })
      .nullable(),
    last24h: counts.meta({
      description:
        'Events by how they ended, to the hour; what is decided again counts in the hour in which that is done.',
    }),
    last7d: counts,
    unmatched: standing
      .extend({
        more: z
          .literal(true)
          .optional()
          .meta({ description: 'The inbox holds more than the 200 newest payments, which are looked at.' }),
      })
      .meta({ description: 'Payments in the inbox of which somebody may be meant: they have candidates.' }),
    waiting: standing,
    givenUp: standing.meta({ description: 'Events that failed, and are not recorded.' }),
    silence: z
      .strictObject({ since: z.iso.datetime(), usualPerDay: z.number() })
      .nullable()
      .meta({ description: 'An account that usually has payments has none for longer than it ever had.' }),
    sweep: z.null().meta({ description: 'Nothing is fetched from Chargebee yet.' }),
    problems: z.array(
      z.strictObject({ code: openEnum(problemCodes), message: z.string(), since: z.iso.datetime() }),
    ),
  })
  .meta({ id: 'Health' });

export const getHealth = operation({
  method: 'GET',
  path: '/v1/integrations/chargebee/health',
  summary: 'Say whether all is well, and what to do where it is not',
  params: z.object({}),
  query: z.strictObject({}),
  answer: {
    status: 200,
    schema: healthSchema,
  },
});

export type HealthAnswer = z.infer<typeof healthSchema>;
