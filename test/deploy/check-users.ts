import { equal } from 'node:assert/strict';
import { SignUpCommand, UpdateUserAttributesCommand } from '@aws-sdk/client-cognito-identity-provider';
import type { Deployment } from './deployment.ts';
import { notChecked } from './step.ts';
import { signInNewUser, type Tokens } from './users.ts';

export interface Users {
  readonly admin: Tokens;
  readonly viewer: Tokens;
  readonly stranger: Tokens;
}

/** An admin and a viewer of one account, and an admin of another one. */
export async function signUsersIn({ cognito, outputs }: Deployment): Promise<Users> {
  const pool = { client: cognito, UserPoolId: outputs.UserPoolId, ClientId: outputs.UserPoolClientId };
  return {
    admin: await signInNewUser(pool, 'acme', 'admin'),
    viewer: await signInNewUser(pool, 'acme', 'viewer'),
    stranger: await signInNewUser(pool, 'globex', 'admin'),
  };
}

/** Nobody without a token, no viewer's change, and nothing of another account. */
export async function checkTokens({ api }: Deployment, { admin, viewer, stranger }: Users): Promise<void> {
  const status = async (token: string | undefined, method: string, path: string, body?: object) =>
    (token === undefined ? await api.call(method, path) : await api.as(token)(method, path, body)).status;
  const [header, payload] = admin.id.split('.');
  equal(await status(undefined, 'GET', '/v1/leads'), 401);
  equal(await status(`${String(header)}.${String(payload)}.c2lnbmF0dXJl`, 'GET', '/v1/leads'), 401);
  equal(await status(viewer.id, 'GET', '/v1/leads'), 200);
  equal(await status(viewer.id, 'POST', '/v1/leads', { email: 'a@example.com' }), 403);
  const { body } = await api.as(stranger.id)('GET', '/v1/leads');
  equal(JSON.stringify(body), '{"items":[],"nextCursor":null}');
}

/** Tries to walk into another account: by signing up, and by changing the account of one's own user. */
export async function checkAccountIsFixed(
  { cognito, outputs }: Deployment,
  { viewer }: Users,
): Promise<void> {
  const { UserPoolClientId: ClientId } = outputs;
  const into = [{ Name: 'custom:account_id', Value: 'globex' }];
  const attempts = {
    'that nobody can sign up': new SignUpCommand({
      ClientId,
      Username: 'mallory@globex.example',
      Password: 'Aa1!Aa1!Aa1!Aa1!',
      UserAttributes: [{ Name: 'email', Value: 'mallory@globex.example' }, ...into],
    }),
    'that no user changes its account': new UpdateUserAttributesCommand({
      AccessToken: viewer.access,
      UserAttributes: into,
    }),
  };
  for (const [what, attempt] of Object.entries(attempts)) {
    const refused = await cognito.send(attempt as UpdateUserAttributesCommand).then(
      () => false,
      () => true,
    );
    if (!refused) notChecked(what, 'the emulator allows it; test/lib asserts it on the template');
  }
}
