import { createHash, randomBytes } from 'node:crypto';
import type { TokenHolder } from '../issuer.ts';

/** What somebody signed in for, until the page fetches its tokens. */
export interface Grant {
  readonly holder: TokenHolder;
  readonly redirectUri: string;
  /** PKCE, S256: the verifier's hash in base64url. */
  readonly codeChallenge: string;
}

/** Who signed in, and when (Unix seconds): renewed tokens tell the same time. */
export interface SignedIn {
  readonly holder: TokenHolder;
  readonly authTime: number;
}

/** Codes and refresh tokens that were given out; they live as long as the process. */
export interface Grants {
  /** A code that `redeem` takes once, within a minute. */
  readonly issueCode: (grant: Grant) => string;
  readonly redeem: (code: string, redirectUri: string, codeVerifier: string) => TokenHolder | undefined;
  readonly issueRefreshToken: (signedIn: SignedIn) => string;
  readonly refresh: (token: string) => SignedIn | undefined;
}

const codeMilliseconds = 60_000;

export function createGrants(clock: () => number = Date.now): Grants {
  const codes = new Map<string, Grant & { readonly expiresAt: number }>();
  const refreshTokens = new Map<string, SignedIn>();
  const secret = (): string => randomBytes(24).toString('base64url');
  return {
    issueCode: (grant) => {
      const code = secret();
      codes.set(code, { ...grant, expiresAt: clock() + codeMilliseconds });
      return code;
    },
    redeem: (code, redirectUri, codeVerifier) => {
      const grant = codes.get(code);
      codes.delete(code);
      const isValid =
        grant !== undefined &&
        clock() < grant.expiresAt &&
        grant.redirectUri === redirectUri &&
        grant.codeChallenge === createHash('sha256').update(codeVerifier).digest('base64url');
      return isValid ? grant.holder : undefined;
    },
    issueRefreshToken: (signedIn) => {
      const token = secret();
      refreshTokens.set(token, signedIn);
      return token;
    },
    refresh: (token) => refreshTokens.get(token),
  };
}
