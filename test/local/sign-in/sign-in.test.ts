import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { decodeJwt } from 'jose';
import * as z from 'zod';
import { closeServer } from '../../../local/close-server.ts';
import { createLocalServer } from '../../../local/create-local-server.ts';
import { createAuthorizer } from '../../../local/gateway/create-authorizer.ts';
import { type Issuer, openIssuer } from '../../../local/issuer.ts';
import { listen } from '../../../local/listen.ts';
import { createSignIn } from '../../../local/sign-in/create-sign-in.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'sign-in-'));
const tokens = z.object({ id_token: z.string(), refresh_token: z.string().optional() });
const verifier = 'a-verifier-of-at-least-43-characters-0123456789';
const challenge = createHash('sha256').update(verifier).digest('base64url');

let server: Server;
let baseUrl: string;
let issuer: Issuer;

beforeAll(async () => {
  const parts: Parameters<typeof createLocalServer>[0] = {};
  server = createLocalServer(parts);
  baseUrl = `http://localhost:${await listen(server, 0)}`;
  issuer = await openIssuer(dataDir, baseUrl);
  parts.signIn = createSignIn(issuer);
});

afterAll(async () => {
  await closeServer(server);
  rmSync(dataDir, { recursive: true });
});

const asked = (change: Record<string, string> = {}): string =>
  `${baseUrl}/oauth2/authorize?${new URLSearchParams({
    client_id: issuer.audience,
    response_type: 'code',
    redirect_uri: `${baseUrl}/signed-in`,
    code_challenge: challenge,
    code_challenge_method: 'S256',
    state: 'here',
    ...change,
  }).toString()}`;

const post = (url: string, form: Record<string, string>): Promise<Response> =>
  fetch(url, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' });

const grace = { email: 'grace@globex.example', account: 'globex', role: 'viewer' };

async function signIn(): Promise<string> {
  const { status, headers } = await post(asked(), grace);
  const back = new URL(headers.get('location') ?? '');
  expect([status, back.pathname, back.searchParams.get('state')]).toEqual([303, '/signed-in', 'here']);
  return back.searchParams.get('code') ?? '';
}

const redeem = (code: string, change: Record<string, string> = {}): Promise<Response> =>
  post(`${baseUrl}/oauth2/token`, {
    grant_type: 'authorization_code',
    client_id: issuer.audience,
    redirect_uri: `${baseUrl}/signed-in`,
    code,
    code_verifier: verifier,
    ...change,
  });

describe('the sign-in of the development issuer', () => {
  test('tells where its endpoints are', async () => {
    const answer = await fetch(`${baseUrl}/.well-known/openid-configuration`);
    expect(await answer.json()).toMatchObject({
      issuer: baseUrl,
      authorization_endpoint: `${baseUrl}/oauth2/authorize`,
      token_endpoint: `${baseUrl}/oauth2/token`,
    });
  });

  test('asks who it is, and gives a token of that person that the API takes', async () => {
    expect(await (await fetch(asked())).text()).toContain('<h1>Sign in to Kiflo</h1>');
    const { id_token: token } = tokens.parse(await (await redeem(await signIn())).json());
    expect(await createAuthorizer(issuer)(`Bearer ${token}`)).toMatchObject({
      email: 'grace@globex.example',
      'custom:account_id': 'globex',
      'cognito:groups': '[viewer]',
    });
  });

  test('renews a token', async () => {
    const { refresh_token: refreshToken = '' } = tokens.parse(await (await redeem(await signIn())).json());
    const renewal = { grant_type: 'refresh_token', client_id: issuer.audience, refresh_token: refreshToken };
    const { id_token: token } = tokens.parse(await (await post(`${baseUrl}/oauth2/token`, renewal)).json());
    expect(decodeJwt(token)['email']).toBe('grace@globex.example');
  });

  test('takes a code once', async () => {
    const code = await signIn();
    expect((await redeem(code)).status).toBe(200);
    expect((await redeem(code)).status).toBe(400);
  });

  test.each([
    ['another verifier', { code_verifier: 'b-verifier-of-at-least-43-characters-0123456789' }],
    ['another redirect', { redirect_uri: 'http://localhost:1/signed-in' }],
    ['another client', { client_id: 'other' }],
    ['no such grant', { grant_type: 'password' }],
  ])('gives no token for %s', async (_, change) => {
    const answer = await redeem(await signIn(), change);
    expect([answer.status, await answer.json()]).toEqual([400, { error: 'invalid_grant' }]);
  });

  test.each([
    ['a redirect to elsewhere', { redirect_uri: 'https://evil.example/' }],
    ['a host that only begins like ours', { redirect_uri: 'http://localhost.evil.example/' }],
    ['no PKCE', { code_challenge_method: 'plain' }],
    ['the implicit flow', { response_type: 'token' }],
    ['an unknown client', { client_id: 'other' }],
  ])('leads nobody anywhere for %s', async (_, change) => {
    const answer = await post(asked(change), grace);
    expect([answer.status, answer.headers.get('location')]).toEqual([400, null]);
  });

  test('says what is wrong in the form, and repeats it harmlessly', async () => {
    const answer = await post(asked(), { ...grace, email: '"><script>' });
    const text = await answer.text();
    expect([answer.status, text.includes('An email address looks like')]).toEqual([422, true]);
    expect(text).not.toContain('"><script>');
  });
});
