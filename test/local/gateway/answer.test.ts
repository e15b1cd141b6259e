import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { gatewayWith } from '../support/gateway-with.ts';

afterEach(() => {
  jest.restoreAllMocks();
});

/** What a client gets when the function's result is `result` (or what it throws). */
async function answerOf(result: () => unknown, sent: RequestInit = {}, path = '/webhooks/chargebee/k1') {
  const gateway = await gatewayWith(() => Promise.resolve().then(result));
  const answer = await fetch(gateway.url + path, { method: 'POST', ...sent });
  const body = await answer.text();
  await gateway.close();
  return { status: answer.status, headers: answer.headers, body };
}

describe('the answer to a request', () => {
  test('is what the function says: status, headers, cookies and text', async () => {
    const answer = await answerOf(() => ({
      statusCode: 201,
      headers: { ETag: '"1"', 'Content-Type': 'application/json' },
      cookies: ['a=1', 'b=2'],
      body: '{"ä":1}',
    }));
    expect(answer.status).toBe(201);
    expect(answer.headers.get('etag')).toBe('"1"');
    expect(answer.headers.get('content-type')).toBe('application/json');
    expect(answer.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(answer.body).toBe('{"ä":1}');
  });

  test('is decoded when the function sends base64', async () => {
    const body = Buffer.from('ä').toString('base64');
    expect((await answerOf(() => ({ statusCode: 200, isBase64Encoded: true, body }))).body).toBe('ä');
  });

  test('is a 200 with JSON when the function gives no status', async () => {
    const answer = await answerOf(() => ({ a: 1 }));
    expect([answer.status, answer.headers.get('content-type'), answer.body]).toEqual([
      200,
      'application/json',
      '{"a":1}',
    ]);
  });

  test.each([
    ['throws', () => Promise.reject(new Error('secret detail'))],
    ['gives nothing', () => undefined],
    ['gives a status that is none', () => ({ statusCode: 'ok' })],
    ['gives a body that is no text', () => ({ statusCode: 200, body: { a: 1 } })],
  ])('is a bare 500 when the function %s', async (_title, result) => {
    jest.spyOn(console, 'error').mockImplementation(() => undefined);
    const answer = await answerOf(result);
    expect([answer.status, answer.body]).toEqual([500, '{"message":"Internal Server Error"}']);
  });

  test('is 404 where no route fits, 400 for a path that cannot be decoded', async () => {
    const missing = await answerOf(() => 'called', {}, '/nowhere');
    expect([missing.status, missing.body]).toEqual([404, '{"message":"Not Found"}']);
    expect((await answerOf(() => 'called', {}, '/webhooks/chargebee/%ff')).status).toBe(400);
  });

  test('is 413 for a body above 10 MiB, and the function is not called', async () => {
    const body = 'x'.repeat(10 * 1024 * 1024 + 1);
    const answer = await answerOf(() => 'called', { body });
    expect([answer.status, answer.body]).toEqual([413, '{"message":"Request Entity Too Large"}']);
    expect((await answerOf(() => 'called', { body: body.slice(1) })).body).toBe('called');
  });
});
