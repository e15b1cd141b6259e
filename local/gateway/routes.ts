/** The Lambda functions behind the HTTP API. */
export type HttpFunction = 'webhook' | 'settings' | 'records';

/** One route of the HTTP API; `path` in API Gateway's notation, `method` may be ANY. */
export interface Route {
  readonly method: string;
  readonly path: string;
  readonly function: HttpFunction;
  /** True: only with a token that the JWT authorizer accepts. */
  readonly authorized: boolean;
}

/** The routes of the deployed HTTP API; a test compares them with the synthesized template. */
export const routes: readonly Route[] = [
  { method: 'POST', path: '/webhooks/chargebee/{webhookKey}', function: 'webhook', authorized: false },
  { method: 'GET', path: '/v1/openapi.json', function: 'settings', authorized: false },
  { method: 'ANY', path: '/v1/integrations/chargebee', function: 'settings', authorized: true },
  { method: 'ANY', path: '/v1/integrations/chargebee/{proxy+}', function: 'settings', authorized: true },
  { method: 'GET', path: '/v1/properties', function: 'settings', authorized: true },
  { method: 'ANY', path: '/v1/{proxy+}', function: 'records', authorized: true },
];
