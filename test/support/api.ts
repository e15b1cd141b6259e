import { randomUUID } from 'node:crypto';
import type {
  APIGatewayProxyEventV2WithJWTAuthorizer,
  APIGatewayProxyStructuredResultV2,
  Context,
} from 'aws-lambda';
import { lambdaContext } from './lambda-context.ts';

export type ApiHandler = (
  event: APIGatewayProxyEventV2WithJWTAuthorizer,
  context: Context,
) => Promise<APIGatewayProxyStructuredResultV2>;

/** A request and who makes it; `json` is sent as JSON, `text` as it is. */
export interface ApiCall {
  readonly account?: string;
  /** The token's groups as API Gateway hands them on. */
  readonly groups?: string;
  readonly json?: unknown;
  readonly text?: string;
  readonly isBase64Encoded?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface ApiAnswer {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, string | number | boolean>>;
  /** The JSON of the answer; undefined where it has no body. */
  readonly body: unknown;
  /** The same as it was sent. */
  readonly text: string | undefined;
}

/** A request as an HTTP API hands it to the function behind `ANY /v1/{proxy+}`, its token checked. */
export function apiEvent(
  method: string,
  target: string,
  { account = 'acme', groups = '[admin]', json, text, isBase64Encoded = false, headers = {} }: ApiCall = {},
): APIGatewayProxyEventV2WithJWTAuthorizer {
  const url = new URL(target, 'https://api.example');
  const rawPath = decodeURIComponent(url.pathname);
  const body = text ?? (json === undefined ? undefined : JSON.stringify(json));
  const claims = {
    'custom:account_id': account,
    'cognito:groups': groups,
    email: 'ada@acme.example',
    sub: '1',
  };
  return {
    version: '2.0',
    routeKey: 'ANY /v1/{proxy+}',
    rawPath,
    rawQueryString: url.search.slice(1),
    headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(url.search !== '' && { queryStringParameters: Object.fromEntries(url.searchParams) }),
    pathParameters: { proxy: rawPath.slice('/v1/'.length) },
    requestContext: {
      accountId: '000000000000',
      apiId: 'test',
      authorizer: { principalId: '', integrationLatency: 0, jwt: { claims, scopes: [] } },
      domainName: 'api.example',
      domainPrefix: 'api',
      http: { method, path: rawPath, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'test' },
      requestId: randomUUID(),
      routeKey: 'ANY /v1/{proxy+}',
      stage: '$default',
      time: '22/Nov/2026:09:00:00 +0000',
      timeEpoch: 1_795_338_000_000,
    },
    ...(body !== undefined && { body }),
    isBase64Encoded,
  };
}

/** Calls the handler of an API function as API Gateway does. */
export async function callApi(
  handler: ApiHandler,
  method: string,
  target: string,
  call: ApiCall = {},
): Promise<ApiAnswer> {
  const { statusCode, headers = {}, body } = await handler(apiEvent(method, target, call), lambdaContext());
  return { status: statusCode, headers, body: body === undefined ? undefined : JSON.parse(body), text: body };
}
