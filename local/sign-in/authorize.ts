import * as z from 'zod';
import type { Grants } from './grants.ts';
import type { SignInAnswer } from './sign-in-answer.ts';
import { signInPage } from './sign-in-page.ts';

const form = z.object({
  email: z.email('An email address looks like name@example.com.'),
  account: z
    .string()
    .regex(/^[\w-]{1,64}$/, 'An account is 1 to 64 letters, digits, hyphens and underscores.'),
  role: z.enum(['admin', 'viewer']),
});

const page = (status: number, body: string): SignInAnswer => ({
  status,
  headers: {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy':
      "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'",
  },
  body,
});

/**
 * The authorization endpoint: asks who it is (GET), and leads back with a code (POST). Only the code flow with PKCE (S256).
 * @param posted the form that was sent; undefined for a GET
 */
export function authorize(
  { baseUrl, clientId, grants }: { baseUrl: string; clientId: string; grants: Grants },
  query: URLSearchParams,
  posted: URLSearchParams | undefined,
): SignInAnswer {
  const asked = z
    .object({
      client_id: z.literal(clientId),
      response_type: z.literal('code'),
      redirect_uri: z.string().startsWith(`${baseUrl}/`),
      code_challenge: z.string().length(43),
      code_challenge_method: z.literal('S256'),
      state: z.string().optional(),
    })
    .safeParse(Object.fromEntries(query));
  if (!asked.success)
    return page(400, `<!doctype html><title>Bad request</title><p>${z.prettifyError(asked.error)}`);
  if (posted === undefined) {
    return page(200, signInPage({ email: 'ada@acme.example', account: 'acme', role: 'admin' }));
  }

  const given = Object.fromEntries(posted);
  const holder = form.safeParse(given);
  if (!holder.success) {
    const { email = '', account = '', role = '' } = given;
    const problem = holder.error.issues[0]?.message ?? '';
    return page(422, signInPage({ email, account, role, problem }));
  }
  const { redirect_uri: redirectUri, code_challenge: codeChallenge, state } = asked.data;
  const location = new URL(redirectUri);
  location.searchParams.set('code', grants.issueCode({ holder: holder.data, redirectUri, codeChallenge }));
  if (state !== undefined) location.searchParams.set('state', state);
  return { status: 303, headers: { location: location.href }, body: '' };
}
