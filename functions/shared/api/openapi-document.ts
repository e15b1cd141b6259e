import * as z from 'zod';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi';
import { paths } from '../deployment/paths.ts';
import type { Operation } from '../http/operation.ts';
import { getHealth } from './health-operation.ts';
import { unlinkCustomer } from './unlink-operation.ts';
import { unmatchedOperations } from './unmatched-operations.ts';
import { activityOperations } from './activity-operations.ts';
import { integrationOperations } from './integration-operations.ts';
import { jobOperations } from './job-operations.ts';
import { describeOperation } from './openapi-operation.ts';
import { problemSchema } from './openapi-problems.ts';
import { listProperties } from './properties-operation.ts';
import { recordOperations } from './record-operations.ts';
import { rateAnew } from './rate-anew-operation.ts';
import { reassignCustomer } from './reassign-operation.ts';
import { replayActivity } from './replay-operation.ts';
import { webhookPath } from './webhook-path.ts';

const operations: readonly Operation[] = [
  ...integrationOperations,
  ...activityOperations,
  ...unmatchedOperations,
  unlinkCustomer,
  replayActivity,
  reassignCustomer,
  rateAnew,
  ...jobOperations,
  getHealth,
  listProperties,
  ...recordOperations,
];

const openApiOperation: ZodOpenApiOperationObject = {
  operationId: 'getOpenapiJson',
  summary: 'Read this document',
  tags: ['openapi.json'],
  security: [],
  responses: {
    200: { description: 'Done.', content: { 'application/json': { schema: z.looseObject({}) } } },
  },
};

/** Every path with its operations. */
function describePaths(): ZodOpenApiPathsObject {
  const described: ZodOpenApiPathsObject = {};
  for (const operation of operations) {
    const { method, path } = operation;
    described[path] = { ...described[path], [method.toLowerCase()]: describeOperation(operation) };
  }
  return described;
}

/**
 * The OpenAPI document of the whole API, made from the schemas that check its requests.
 * @param serverUrl where the API is, without a slash at the end
 */
export const openApiDocument = (serverUrl: string) =>
  createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Kiflo Chargebee integration',
      version: '1.0.0',
      description: 'Every successful payment becomes a customer, a transaction and a reward of the partner.',
    },
    servers: [{ url: serverUrl }],
    security: [{ bearer: [] }],
    paths: {
      ...describePaths(),
      [paths.openApi]: { get: openApiOperation },
      [`${paths.webhook}/{webhookKey}`]: webhookPath,
    },
    components: {
      schemas: { Problem: problemSchema },
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
        webhookCredentials: {
          type: 'http',
          scheme: 'basic',
          description: 'Asked for where the account has set them.',
        },
      },
    },
  });
