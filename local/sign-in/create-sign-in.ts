import type { IncomingMessage } from 'node:http';
import type { Listener } from '../create-local-server.ts';
import { readBody } from '../gateway/read-body.ts';
import type { Issuer } from '../issuer.ts';
import { authorize } from './authorize.ts';
import { createGrants } from './grants.ts';
import { jsonAnswer, type SignInAnswer } from './sign-in-answer.ts';
import { token } from './token.ts';

/** Where the development issuer signs people in: the paths of Cognito's hosted sign-in. */
export const signInPaths: readonly string[] = [
  '/.well-known/openid-configuration',
  '/oauth2/authorize',
  '/oauth2/token',
  '/logout',
];

const formLimitBytes = 10_000;

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  const body = await readBody(request, formLimitBytes);
  return new URLSearchParams(body === 'too_large' ? '' : body.toString());
}

/** The sign-in of the development issuer: OIDC's authorization code flow with PKCE, and a page that asks who it is. */
export function createSignIn(issuer: Issuer): Listener {
  const grants = createGrants();
  const { issuer: baseUrl, audience: clientId } = issuer;

  const answerTo = async (request: IncomingMessage): Promise<SignInAnswer> => {
    const { pathname, searchParams } = new URL(request.url ?? '/', baseUrl);
    const isPost = request.method === 'POST';
    if (pathname === '/oauth2/authorize') {
      return authorize(
        { baseUrl, clientId, grants },
        searchParams,
        isPost ? await readForm(request) : undefined,
      );
    }
    if (pathname === '/oauth2/token' && isPost) return token(issuer, grants, await readForm(request));
    if (pathname === '/logout') return { status: 303, headers: { location: `${baseUrl}/` }, body: '' };
    return jsonAnswer(200, {
      issuer: baseUrl,
      authorization_endpoint: `${baseUrl}/oauth2/authorize`,
      token_endpoint: `${baseUrl}/oauth2/token`,
      jwks_uri: `${baseUrl}/.well-known/jwks.json`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
      code_challenge_methods_supported: ['S256'],
    });
  };

  return async (request, response) => {
    const { status, headers, body } = await answerTo(request);
    response.writeHead(status, { 'cache-control': 'no-store', ...headers }).end(body);
  };
}
