import { createHash, createPublicKey, type KeyObject } from 'node:crypto';
import { exportJWK, type JWK, SignJWT } from 'jose';
import { openKey } from './open-key.ts';

/** What a token is issued for. */
export interface TokenHolder {
  readonly account: string;
  readonly role: 'admin' | 'viewer';
  /** `role@account.example` unless it is given. */
  readonly email?: string;
}

/** The development issuer: it signs tokens shaped as Cognito's ID tokens with a key of its own. */
export interface Issuer {
  readonly issuer: string;
  readonly audience: string;
  readonly publicKey: KeyObject;
  readonly jwks: { readonly keys: readonly JWK[] };
  /** A signed token that is valid from now on for `seconds` (12 hours), for who signed in at `authTime` (Unix seconds; now). */
  sign(holder: TokenHolder, seconds?: number, authTime?: number): Promise<string>;
}

const audience = 'local-client';

/** Opens the issuer of the stack at `baseUrl`; its key is made in `dataDir` when it is first needed. */
export async function openIssuer(dataDir: string, baseUrl: string): Promise<Issuer> {
  const privateKey = openKey(dataDir);
  const publicKey = createPublicKey(privateKey);
  const jwk = await exportJWK(publicKey);
  const kid = createHash('sha256')
    .update(jwk.n ?? '')
    .digest('base64url')
    .slice(0, 16);
  return {
    issuer: baseUrl,
    audience,
    publicKey,
    jwks: { keys: [{ ...jwk, kid, alg: 'RS256', use: 'sig' }] },
    sign: ({ account, role, email = `${role}@${account}.example` }, seconds = 12 * 3600, authTime) => {
      const now = Math.floor(Date.now() / 1000);
      return new SignJWT({
        email,
        email_verified: true,
        token_use: 'id',
        auth_time: authTime ?? now,
        'cognito:username': email,
        'cognito:groups': [role],
        'custom:account_id': account,
      })
        .setProtectedHeader({ alg: 'RS256', kid })
        .setIssuer(baseUrl)
        .setAudience(audience)
        .setSubject(createHash('sha256').update(email).digest('hex').slice(0, 32))
        .setIssuedAt(now)
        .setExpirationTime(now + seconds)
        .sign(privateKey);
    },
  };
}
