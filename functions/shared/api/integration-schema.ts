import * as z from 'zod';
import { handledTypes } from '../chargebee/handled-types.ts';
import { refusalCodes } from '../domain/refusals.ts';
import { openEnum } from './answer-fields.ts';
import type { Options } from '../domain/integration.ts';

const optionFields = {
  convertLead: z.boolean(),
  associateDeals: z.boolean(),
  createTransactions: z.boolean().meta({ description: 'Needs one of the other two.' }),
} satisfies Record<keyof Options, z.ZodBoolean>;

/** What turns the integration on or off, and sets its options. */
export const integrationChangeSchema = z.strictObject({
  status: z.enum(['on', 'off']),
  options: z.strictObject(optionFields),
});

/** The integration as the API answers it. */
export const integrationSchema = z
  .strictObject({
    status: z.enum(['on', 'off']),
    options: z.strictObject(optionFields),
    webhook: z
      .strictObject({
        url: z.url().meta({
          description: 'Ends with the webhook key, of which a viewer sees `****` and the last 4 characters.',
        }),
        events: z.array(z.enum(handledTypes)).meta({
          description: 'The event types to choose in Chargebee; others are acknowledged and ignored.',
        }),
        basicAuth: z.strictObject({ username: z.string() }).nullable(),
        lastReceivedAt: z.iso
          .datetime()
          .nullable()
          .meta({ description: 'When the event of the newest activity line arrived.' }),
        lastRefused: z
          .strictObject({
            at: z.iso.datetime(),
            code: openEnum(refusalCodes),
            count24h: z.int().nonnegative().meta({ description: 'Within a day, to the hour.' }),
          })
          .nullable()
          .meta({
            description:
              'What was last answered 401 or 404 to who has a key of the account, or had one. Kept once a minute at most.',
          }),
      })
      .nullable()
      .meta({ description: 'null until the integration is turned on for the first time.' }),
    version: z.int().nonnegative().meta({ description: 'What the ETag says; 0 before the first change.' }),
    updatedAt: z.iso.datetime().nullable(),
    updatedBy: z.string().nullable(),
  })
  .meta({ id: 'Integration' });

export type IntegrationAnswer = z.infer<typeof integrationSchema>;
