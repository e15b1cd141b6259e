import {
  OAuthScope,
  UserPoolClientIdentityProvider,
  type UserPoolClientOptions,
} from 'aws-cdk-lib/aws-cognito';
import { appClient } from './app-client.ts';

/**
 * The client of the admin page: the code flow with PKCE at Cognito's hosted sign-in, and back to the page alone. What its
 * bearer may read and write is what the scripts' client says.
 * @param pageUrl without a slash at the end
 */
export const pageClient = (pageUrl: string): UserPoolClientOptions => ({
  ...appClient(false),
  disableOAuth: false,
  supportedIdentityProviders: [UserPoolClientIdentityProvider.COGNITO],
  oAuth: {
    flows: { authorizationCodeGrant: true },
    scopes: [OAuthScope.OPENID, OAuthScope.EMAIL, OAuthScope.PROFILE],
    callbackUrls: [`${pageUrl}/signed-in`],
    logoutUrls: [`${pageUrl}/`],
  },
});
