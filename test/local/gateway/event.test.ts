import { type IncomingMessage, request } from 'node:http';
import { describe, expect, test } from '@jest/globals';
import type { HttpApiEvent } from '../../../local/gateway/http-api-event.ts';
import { gatewayWith } from '../support/gateway-with.ts';

interface Sent {
  method?: string;
  path?: string;
  headers?: Record<string, string | string[]>;
  body?: string | Buffer;
}

/** The event that the function gets for one request. */
async function eventOf({ path = '/webhooks/chargebee/k1', ...sent }: Sent): Promise<HttpApiEvent> {
  const events: HttpApiEvent[] = [];
  const gateway = await gatewayWith((event) => {
    events.push(event);
    return Promise.resolve({ statusCode: 204 });
  });
  const call = request(gateway.url + path, { method: sent.method ?? 'POST', headers: sent.headers ?? {} });
  const answered = new Promise<IncomingMessage>((resolve) => call.once('response', resolve));
  call.end(sent.body);
  (await answered).resume();
  await gateway.close();
  const [event] = events;
  if (event === undefined) throw new Error('the function was not called');
  return event;
}

describe('the event of a request', () => {
  test('names route, path, query, variables and caller', async () => {
    const event = await eventOf({
      path: '/webhooks/chargebee/a%20b?x=1&x=2&y=%C3%A4',
      headers: { 'user-agent': 'Chargebee', host: 'hooks.example:8443' },
    });
    expect(event).toMatchObject({
      version: '2.0',
      routeKey: 'POST /webhooks/chargebee/{webhookKey}',
      rawPath: '/webhooks/chargebee/a b',
      rawQueryString: 'x=1&x=2&y=%C3%A4',
      queryStringParameters: { x: '1,2', y: 'ä' },
      pathParameters: { webhookKey: 'a b' },
      isBase64Encoded: false,
      requestContext: {
        routeKey: 'POST /webhooks/chargebee/{webhookKey}',
        stage: '$default',
        domainName: 'hooks.example',
        http: {
          method: 'POST',
          path: '/webhooks/chargebee/a b',
          protocol: 'HTTP/1.1',
          sourceIp: '127.0.0.1',
          userAgent: 'Chargebee',
        },
      },
    });
    expect(event.requestContext.time).toMatch(/^\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d \+0000$/);
    expect(event).not.toHaveProperty('body');
    expect(event.requestContext).not.toHaveProperty('authorizer');
  });

  test('leaves out what the request does not have', async () => {
    const event = await eventOf({ method: 'GET', path: '/v1/openapi.json' });
    expect(Object.keys(event).filter((key) => /query|cookies|body|pathP/.test(key))).toEqual([]);
    expect(event.rawQueryString).toBe('');
  });

  test('has header names in lower case, repeated headers in one, and cookies apart', async () => {
    const event = await eventOf({ headers: { 'X-Many': ['a', 'b'], 'If-Match': '"3"', Cookie: 'a=1; b=2' } });
    expect(event.headers).toMatchObject({ 'x-many': 'a,b', 'if-match': '"3"' });
    expect(event.headers).not.toHaveProperty('cookie');
    expect(event.cookies).toEqual(['a=1', 'b=2']);
  });

  test.each(['application/json', 'application/json; charset=utf-8', 'text/csv', 'Application/XML'])(
    'carries a body of type %s as text',
    async (type) => {
      const event = await eventOf({ headers: { 'content-type': type }, body: '{"ä":1}' });
      expect([event.body, event.isBase64Encoded]).toEqual(['{"ä":1}', false]);
    },
  );

  test.each([
    'application/x-www-form-urlencoded',
    'application/problem+json',
    'application/octet-stream',
    '',
  ])('carries a body of type "%s" in base64', async (type) => {
    const body = Buffer.from([0xff, 0x00, 0x61]);
    const event = await eventOf({ headers: type === '' ? {} : { 'content-type': type }, body });
    expect([event.body, event.isBase64Encoded]).toEqual([body.toString('base64'), true]);
  });
});
