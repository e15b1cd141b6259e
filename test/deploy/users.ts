import { randomUUID } from 'node:crypto';
import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminInitiateAuthCommand,
  AdminSetUserPasswordCommand,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';

export interface UserPool {
  readonly client: CognitoIdentityProviderClient;
  readonly UserPoolId: string;
  readonly ClientId: string;
}

export interface Tokens {
  /** What the API takes. */
  readonly id: string;
  /** What Cognito itself takes. */
  readonly access: string;
}

/** Makes a user as the README tells an administrator to, and signs it in. */
export async function signInNewUser(
  { client, UserPoolId, ClientId }: UserPool,
  account: string,
  role: 'admin' | 'viewer',
): Promise<Tokens> {
  const Username = `${role}@${account}.example`;
  const Password = `Aa1!${randomUUID()}`;
  const UserAttributes = [
    { Name: 'email', Value: Username },
    { Name: 'custom:account_id', Value: account },
  ];
  await client.send(
    new AdminCreateUserCommand({ UserPoolId, Username, UserAttributes, MessageAction: 'SUPPRESS' }),
  );
  await client.send(new AdminSetUserPasswordCommand({ UserPoolId, Username, Password, Permanent: true }));
  await client.send(new AdminAddUserToGroupCommand({ UserPoolId, Username, GroupName: role }));
  const { AuthenticationResult } = await client.send(
    new AdminInitiateAuthCommand({
      UserPoolId,
      ClientId,
      AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: Username, PASSWORD: Password },
    }),
  );
  const { IdToken, AccessToken } = AuthenticationResult ?? {};
  if (IdToken === undefined || AccessToken === undefined) throw new Error('Cognito gave no tokens.');
  return { id: IdToken, access: AccessToken };
}
