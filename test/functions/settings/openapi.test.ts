import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from '@jest/globals';
import type { APIGatewayProxyEventV2, APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import * as z from 'zod';
import type { Dependencies } from '../../../functions/settings/dependencies.ts';
import { createHandler } from '../../../functions/settings/handler.ts';
import { settingsRoutes } from '../../../functions/settings/routes.ts';
import { recordOperations } from '../../../functions/shared/api/record-operations.ts';
import { paymentStore } from '../../../functions/shared/store/payment-store.ts';
import { lambdaContext } from '../../support/lambda-context.ts';

/** The document needs no table: this one leads nowhere. */
const table = {
  client: DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'us-east-1' })),
  name: 'none',
};
const deps: Dependencies = {
  table,
  store: paymentStore(table, () => 0),
  ulids: () => 'ulid',
  pause: () => Promise.resolve(),
  queue: () => Promise.resolve('queued'),
  clock: () => 0,
  sendJob: () => Promise.resolve(),
  newKey: () => 'key',
  webhookBaseUrl: 'https://api.example',
};

/** A request as an open route gets it: nobody has looked at a token. */
const openEvent: APIGatewayProxyEventV2 = {
  version: '2.0',
  routeKey: 'GET /v1/openapi.json',
  rawPath: '/v1/openapi.json',
  rawQueryString: '',
  headers: {},
  requestContext: {
    accountId: '000000000000',
    apiId: 'test',
    domainName: 'test.example',
    domainPrefix: 'test',
    http: {
      method: 'GET',
      path: '/v1/openapi.json',
      protocol: 'HTTP/1.1',
      sourceIp: '192.0.2.1',
      userAgent: 'test',
    },
    requestId: 'request',
    routeKey: 'GET /v1/openapi.json',
    stage: '$default',
    time: '22/Nov/2026:09:00:00 +0000',
    timeEpoch: 1_795_338_000_000,
  },
  isBase64Encoded: false,
};

const documentSchema = z.object({
  openapi: z.literal('3.1.0'),
  servers: z.tuple([z.object({ url: z.literal('https://api.example') })]),
  paths: z.record(z.string(), z.record(z.string(), z.unknown())),
});

describe('GET /v1/openapi.json', () => {
  it('tells without a token of every route there is, and of no other', async () => {
    const handler = createHandler({ ...deps, log: () => undefined });
    const result: unknown = await handler(
      openEvent as APIGatewayProxyEventV2WithJWTAuthorizer,
      lambdaContext(),
    );
    const { statusCode, body } = z.object({ statusCode: z.int(), body: z.string() }).parse(result);
    expect(statusCode).toBe(200);
    const { paths } = documentSchema.parse(JSON.parse(body));
    const described = Object.entries(paths).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const routed = [...settingsRoutes(deps), ...recordOperations].map(
      ({ method, path }) => `${method} ${path}`,
    );
    expect(described.sort()).toEqual([...routed, 'POST /webhooks/chargebee/{webhookKey}'].sort());
  });
});
