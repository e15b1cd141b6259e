import { type CryptoKey, type JWTVerifyGetKey, type KeyObject, jwtVerify } from 'jose';
import type { Claims } from './http-api-event.ts';

/** Gives the claims of a valid `Authorization` header, and undefined for any other. */
export type Authorizer = (header: string | undefined) => Promise<Claims | undefined>;

/** API Gateway's JWT authorizer: signature (RS256 only), issuer, audience, `exp` (which must be there) and `nbf`. */
export function createAuthorizer(options: {
  issuer: string;
  audience: string;
  publicKey: CryptoKey | KeyObject;
}): Authorizer {
  const key: JWTVerifyGetKey = () => Promise.resolve(options.publicKey);
  return async (header = '') => {
    const token = /^Bearer +(\S+)$/i.exec(header)?.[1];
    if (token === undefined) return undefined;
    try {
      const { payload } = await jwtVerify(token, key, {
        algorithms: ['RS256'],
        issuer: options.issuer,
        audience: options.audience,
        requiredClaims: ['exp'],
      });
      return Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, toText(value)]));
    } catch {
      return undefined;
    }
  };
}

function toText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return `[${value.map(toText).join(' ')}]`;
  return JSON.stringify(value);
}
