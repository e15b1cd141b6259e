import { describe, expect, test } from '@jest/globals';
import { matchRoute } from '../../../local/gateway/match-route.ts';
import { routes } from '../../../functions/shared/deployment/routes.ts';

const found = (method: string, path: string): string | undefined => {
  const match = matchRoute(routes, method, path);
  return match && `${match.route.method} ${match.route.path} ${JSON.stringify(match.pathParameters)}`;
};

describe('the route of a request', () => {
  test.each([
    ['POST', '/webhooks/chargebee/k1', 'POST /webhooks/chargebee/{webhookKey} {"webhookKey":"k1"}'],
    ['GET', '/webhooks/chargebee/k1', 'ANY /webhooks/{proxy+} {"proxy":"chargebee/k1"}'],
    ['POST', '/webhooks/chargebee/k1/', 'ANY /webhooks/{proxy+} {"proxy":"chargebee/k1/"}'],
    ['POST', '/webhooks/chargebee/', 'ANY /webhooks/{proxy+} {"proxy":"chargebee/"}'],
    ['GET', '/v1/openapi.json', 'GET /v1/openapi.json {}'],
    ['PUT', '/v1/integrations/chargebee', 'ANY /v1/integrations/chargebee {}'],
    [
      'POST',
      '/v1/integrations/chargebee/webhook/rotate',
      'ANY /v1/integrations/chargebee/{proxy+} {"proxy":"webhook/rotate"}',
    ],
    ['GET', '/v1/properties', 'GET /v1/properties {}'],
    ['POST', '/v1/properties', 'ANY /v1/{proxy+} {"proxy":"properties"}'],
    ['GET', '/v1/integrations', 'ANY /v1/{proxy+} {"proxy":"integrations"}'],
    ['GET', '/v1/leads/tax%20customer', 'ANY /v1/{proxy+} {"proxy":"leads/tax customer"}'],
  ])('%s %s is the most specific one that fits', (method, path, expected) => {
    expect(found(method, path)).toBe(expected);
  });

  test('a named method goes before ANY on the same path, in whatever order they are listed', () => {
    const any = { method: 'ANY', path: '/a/{b}', function: 'records' } as const;
    const named = { ...any, method: 'GET' } as const;
    expect(matchRoute([any, named], 'GET', '/a/1')?.route).toBe(named);
    expect(matchRoute([named, any], 'GET', '/a/1')?.route).toBe(named);
    expect(matchRoute([named, any], 'PUT', '/a/1')?.route).toBe(any);
  });

  test.each([
    ['POST', '/webhooks'],
    ['POST', '/webhooks/'],
    ['POST', '/webhook/chargebee/k1'],
    ['GET', '/v1'],
    ['GET', '/v1/'],
    ['GET', '/'],
  ])('%s %s has none', (method, path) => {
    expect(found(method, path)).toBeUndefined();
  });
});
