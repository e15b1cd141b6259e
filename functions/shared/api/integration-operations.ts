import * as z from 'zod';
import { paths } from '../deployment/paths.ts';
import { operation } from '../http/operation.ts';
import { isText } from './request-fields.ts';
import { integrationChangeSchema, integrationSchema } from './integration-schema.ts';

const path = paths.integration;
const params = z.object({});
const query = z.strictObject({});
const answer = { status: 200, schema: integrationSchema };

const credential = z
  .string()
  .min(1)
  .max(200, { abort: true })
  .refine(isText, 'must have no control characters');

export const getIntegration = operation({
  method: 'GET',
  path,
  summary: 'Read the integration',
  params,
  query,
  answer,
});

export const putIntegration = operation({
  method: 'PUT',
  path,
  summary: 'Turn the integration on or off and set its options',
  params,
  query,
  body: integrationChangeSchema,
  ifMatch: 'required',
  answer,
  problems: { 422: ['transactions_need_customers'] },
});

export const rotateWebhookKey = operation({
  method: 'POST',
  path: `${path}/webhook/rotate`,
  summary: 'Make a new webhook key, and let the old ones live on for a while',
  params,
  query,
  body: z.strictObject({
    keepOldHours: z.int().min(0).max(96).default(24).meta({
      description:
        'No old key lives longer than this, and none dies before to make room: an eleventh is refused. 0 ends all of them now. Chargebee retries for 79 hours.',
    }),
  }),
  idempotent: true,
  answer,
  problems: { 409: ['never_turned_on', 'too_many_webhook_keys'] },
});

export const putBasicAuth = operation({
  method: 'PUT',
  path: `${path}/webhook/basic-auth`,
  summary: 'Ask for Basic credentials at the webhook',
  params,
  query,
  body: z.strictObject({
    username: credential.regex(/^[^:]*$/, 'must have no colon, at which Basic credentials are split'),
    password: credential.meta({ description: 'Is stored hashed, and never shown.' }),
  }),
  ifMatch: 'required',
  answer,
  problems: { 409: ['never_turned_on'] },
});

export const deleteBasicAuth = operation({
  method: 'DELETE',
  path: `${path}/webhook/basic-auth`,
  summary: 'Ask for no credentials at the webhook any more',
  params,
  query,
  ifMatch: 'required',
  answer,
  problems: { 409: ['never_turned_on'] },
});

export const integrationOperations = [
  getIntegration,
  putIntegration,
  rotateWebhookKey,
  putBasicAuth,
  deleteBasicAuth,
];
