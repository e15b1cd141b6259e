import * as z from 'zod';
import type { ZodOpenApiPathItemObject } from 'zod-openapi';
import { handledTypes } from '../chargebee/handled-types.ts';
import { problemResponses } from './openapi-problems.ts';

const event = z
  .looseObject({
    id: z.string(),
    event_type: z.string().meta({ description: `Acted on: ${handledTypes.join(', ')}.` }),
    api_version: z.string().meta({ description: 'Only v2 is understood.' }),
    occurred_at: z.int().meta({ description: 'Unix seconds.' }),
    content: z.looseObject({}),
  })
  .meta({ description: "Chargebee's event, with whatever else Chargebee sends." });

const received = z.union([
  z.strictObject({ status: z.literal('accepted'), eventId: z.string() }),
  z.strictObject({ status: z.literal('ignored'), reason: z.literal('event_type_not_handled') }),
]);

/** The webhook as the OpenAPI document tells it: it takes Chargebee's bodies, which no schema of ours may close. */
export const webhookPath: ZodOpenApiPathItemObject = {
  post: {
    operationId: 'receiveChargebeeEvent',
    summary: 'Take an event from Chargebee',
    tags: ['webhook'],
    security: [{}, { webhookCredentials: [] }],
    requestParams: {
      path: z.object({ webhookKey: z.string().meta({ description: 'The secret that names the account.' }) }),
    },
    requestBody: { required: true, content: { 'application/json': { schema: event } } },
    responses: {
      200: {
        description: 'The event is safely queued, or nothing acts on its type.',
        content: { 'application/json': { schema: received } },
      },
      ...problemResponses({
        400: ['invalid_json'],
        401: ['invalid_credentials'],
        404: ['unknown_webhook'],
        405: ['method_not_allowed'],
        413: ['payload_too_large'],
        422: ['invalid_event', 'unsupported_api_version'],
        429: ['too_many_requests'],
        503: ['queue_unavailable'],
      }),
    },
  },
};
