import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { createLocalJWKSet, decodeJwt, type JWK, jwtVerify } from 'jose';
import { createAuthorizer } from '../../local/gateway/create-authorizer.ts';
import { openIssuer } from '../../local/issuer.ts';

const folder = mkdtempSync(join(tmpdir(), 'issuer-'));
const dataDir = join(folder, 'made', 'when-needed');
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const baseUrl = 'http://localhost:3000';

describe('the development issuer', () => {
  test('signs tokens shaped as those of Cognito, which the authorizer takes', async () => {
    const issuer = await openIssuer(dataDir, baseUrl);
    const token = await issuer.sign({ account: 'globex', role: 'viewer' });
    expect(await createAuthorizer(issuer)(`Bearer ${token}`)).toMatchObject({
      iss: baseUrl,
      aud: issuer.audience,
      email: 'viewer@globex.example',
      token_use: 'id',
      'custom:account_id': 'globex',
      'cognito:groups': '[viewer]',
    });
    const { exp = 0, iat = 0 } = decodeJwt(token);
    expect(exp - iat).toBe(12 * 3600);
  });

  test('has one key for ever, which only its owner may read', async () => {
    const [first, second] = [await openIssuer(dataDir, baseUrl), await openIssuer(dataDir, baseUrl)];
    expect(second.jwks).toEqual(first.jwks);
    expect(readdirSync(dataDir)).toEqual(['issuer-key.pem']);
    expect(statSync(join(dataDir, 'issuer-key.pem')).mode & 0o777).toBe(0o600);
  });

  test('publishes the key by which its tokens can be checked, and nothing private', async () => {
    const issuer = await openIssuer(dataDir, baseUrl);
    const keys: JWK[] = [...issuer.jwks.keys];
    const token = await issuer.sign({ account: 'acme', role: 'admin' });
    expect((await jwtVerify(token, createLocalJWKSet({ keys }))).payload.iss).toBe(baseUrl);
    expect(Object.keys(keys[0] ?? {}).sort()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use']);
  });

  test('is another one in another folder', async () => {
    const token = await (
      await openIssuer(join(folder, 'other'), baseUrl)
    ).sign({ account: 'a', role: 'admin' });
    expect(await createAuthorizer(await openIssuer(dataDir, baseUrl))(`Bearer ${token}`)).toBeUndefined();
  });
});
