import type { Issuer } from '../issuer.ts';
import type { Grants, SignedIn } from './grants.ts';
import { jsonAnswer, type SignInAnswer } from './sign-in-answer.ts';

/** As long as the tokens of the deployed client. */
const lifeSeconds = 3600;

function signedInBy(grants: Grants, form: URLSearchParams): SignedIn | undefined {
  const field = (name: string): string => form.get(name) ?? '';
  switch (form.get('grant_type')) {
    case 'authorization_code': {
      const holder = grants.redeem(field('code'), field('redirect_uri'), field('code_verifier'));
      return holder && { holder, authTime: Math.floor(Date.now() / 1_000) };
    }
    case 'refresh_token':
      return grants.refresh(field('refresh_token'));
    default:
      return undefined;
  }
}

/** The token endpoint: gives an ID token for a code with its verifier, or for a refresh token. */
export async function token(issuer: Issuer, grants: Grants, form: URLSearchParams): Promise<SignInAnswer> {
  const signedIn = form.get('client_id') === issuer.audience ? signedInBy(grants, form) : undefined;
  if (signedIn === undefined) return jsonAnswer(400, { error: 'invalid_grant' });
  const idToken = await issuer.sign(signedIn.holder, lifeSeconds, signedIn.authTime);
  return jsonAnswer(200, {
    id_token: idToken,
    access_token: idToken, // nothing asks for another one here
    token_type: 'Bearer',
    expires_in: lifeSeconds,
    ...(form.get('grant_type') === 'authorization_code' && {
      refresh_token: grants.issueRefreshToken(signedIn),
    }),
  });
}
