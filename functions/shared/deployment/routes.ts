import type { HttpFunctionName } from './functions.ts';
import { paths } from './paths.ts';

/** A route of the HTTP API. Of several that match, the most specific one answers. */
export interface Route {
  readonly method: 'ANY' | 'GET' | 'POST';
  readonly path: string;
  readonly function: HttpFunctionName;
  /** Why it answers without a token; without a reason it asks for one. */
  readonly open?: string;
}

const webhookIsOpen =
  'Chargebee has no token: the key in the path is the credential, and Basic credentials may be set besides.';

/** All routes. The local stack serves the same list. */
export const routes: readonly Route[] = [
  {
    method: 'POST',
    path: `${paths.webhook}/{webhookKey}`,
    function: 'webhook',
    open: webhookIsOpen,
  },
  // Other methods, a slash at the end, and what was mistyped: answered in our own words, and logged.
  { method: 'ANY', path: '/webhooks/{proxy+}', function: 'webhook', open: webhookIsOpen },
  {
    method: 'GET',
    path: paths.openApi,
    function: 'settings',
    open: 'The description of the API tells what is public.',
  },
  { method: 'ANY', path: paths.integration, function: 'settings' },
  { method: 'ANY', path: `${paths.integration}/{proxy+}`, function: 'settings' },
  { method: 'GET', path: paths.properties, function: 'settings' },
  { method: 'ANY', path: paths.jobs, function: 'settings' },
  { method: 'ANY', path: `${paths.jobs}/{proxy+}`, function: 'settings' },
  { method: 'POST', path: `${paths.api}/customers/{id}/reassign`, function: 'settings' },
  { method: 'POST', path: `${paths.api}/programs/{id}/rate-anew`, function: 'settings' },
  { method: 'ANY', path: `${paths.api}/{proxy+}`, function: 'records' },
];
