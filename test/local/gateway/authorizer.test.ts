import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { SignJWT, UnsecuredJWT } from 'jose';
import { createAuthorizer } from '../../../local/gateway/create-authorizer.ts';
import type { HttpApiEvent } from '../../../local/gateway/http-api-event.ts';
import { gatewayWith } from '../support/gateway-with.ts';

const ours = generateKeyPairSync('rsa', { modulusLength: 2048 });
const other = generateKeyPairSync('rsa', { modulusLength: 2048 });
const seconds = Math.floor(Date.now() / 1000);
const good = {
  iss: 'http://issuer',
  aud: 'client',
  sub: 'u1',
  exp: seconds + 600,
  iat: seconds,
  email_verified: true,
  'cognito:groups': ['admin', 'more'],
};
const sign = (claims: object, key: KeyObject = ours.privateKey, alg = 'RS256'): Promise<string> =>
  new SignJWT({ ...claims }).setProtectedHeader({ alg }).sign(key);
const without = (name: string): object =>
  Object.fromEntries(Object.entries(good).filter(([key]) => key !== name));

/** What the gateway answers to this header, and the events that reached the function. */
async function call(authorization: string | undefined, path = '/v1/leads') {
  const events: HttpApiEvent[] = [];
  const authorize = createAuthorizer({
    issuer: 'http://issuer',
    audience: 'client',
    publicKey: ours.publicKey,
  });
  const gateway = await gatewayWith((event) => {
    events.push(event);
    return Promise.resolve({ statusCode: 204 });
  }, authorize);
  const answer = await fetch(gateway.url + path, { headers: authorization ? { authorization } : {} });
  const body = await answer.text();
  await gateway.close();
  return { status: answer.status, challenge: answer.headers.get('www-authenticate'), body, events };
}

describe('the JWT authorizer', () => {
  test('hands the claims of a good token on as texts, lists in brackets', async () => {
    const { status, events } = await call(`Bearer ${await sign(good)}`);
    expect(status).toBe(204);
    expect(events[0]?.requestContext.authorizer).toEqual({
      jwt: {
        claims: {
          iss: 'http://issuer',
          aud: 'client',
          sub: 'u1',
          exp: String(good.exp),
          iat: String(good.iat),
          email_verified: 'true',
          'cognito:groups': '[admin more]',
        },
        scopes: null,
      },
    });
  });

  test.each<[string, () => string | undefined | Promise<string>]>([
    ['no header', () => undefined],
    ['another scheme', () => 'Basic YTpi'],
    ['no token at all', () => 'Bearer nonsense'],
    ['an expired token', async () => `Bearer ${await sign({ ...good, exp: seconds - 60 })}`],
    ['a token that never expires', async () => `Bearer ${await sign(without('exp'))}`],
    ['a token of tomorrow', async () => `Bearer ${await sign({ ...good, nbf: seconds + 3600 })}`],
    ['another audience', async () => `Bearer ${await sign({ ...good, aud: 'other' })}`],
    ['no audience', async () => `Bearer ${await sign(without('aud'))}`],
    ['another issuer', async () => `Bearer ${await sign({ ...good, iss: 'http://other' })}`],
    ['another key', async () => `Bearer ${await sign(good, other.privateKey)}`],
    ['algorithm none', () => `Bearer ${new UnsecuredJWT(good).encode()}`],
    [
      'another algorithm with the right key',
      async () => `Bearer ${await sign(good, ours.privateKey, 'PS256')}`,
    ],
    [
      'the public key used as a shared secret',
      async () => {
        const secret = Buffer.from(ours.publicKey.export({ type: 'spki', format: 'pem' }));
        return `Bearer ${await new SignJWT(good).setProtectedHeader({ alg: 'HS256' }).sign(secret)}`;
      },
    ],
    ['a changed payload', async () => `Bearer ${(await sign(good)).replace(/\.[^.]+\./, '.e30.')}`],
  ])('refuses %s', async (_title, header) => {
    const { status, challenge, body, events } = await call(await header());
    expect([status, challenge, body]).toEqual([401, 'Bearer', '{"message":"Unauthorized"}']);
    expect(events).toEqual([]);
  });

  test('is not asked on an open route', async () => {
    const { status, events } = await call('Bearer nonsense', '/v1/openapi.json');
    expect(status).toBe(204);
    expect(events[0]?.requestContext).not.toHaveProperty('authorizer');
  });
});
