import type { HttpFunctionName } from './function-name.ts';

/** A route of the HTTP API. Of several that match, the most specific one answers. */
export interface Route {
  readonly method: 'ANY' | 'GET' | 'POST';
  readonly path: string;
  readonly function: HttpFunctionName;
  /** Whether it answers without a token. */
  readonly open: boolean;
}

/** All routes. The local stack serves the same list. */
export const routes: readonly Route[] = [
  { method: 'POST', path: '/webhooks/chargebee/{webhookKey}', function: 'webhook', open: true },
  { method: 'GET', path: '/v1/openapi.json', function: 'settings', open: true },
  { method: 'ANY', path: '/v1/integrations/chargebee', function: 'settings', open: false },
  { method: 'ANY', path: '/v1/integrations/chargebee/{proxy+}', function: 'settings', open: false },
  { method: 'GET', path: '/v1/properties', function: 'settings', open: false },
  { method: 'ANY', path: '/v1/{proxy+}', function: 'records', open: false },
];
