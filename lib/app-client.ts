import { ClientAttributes, type UserPoolClientOptions } from 'aws-cdk-lib/aws-cognito';
import { Duration } from 'aws-cdk-lib/core';

const names = { givenName: true, familyName: true };

/**
 * The one client of the user pool: scripts, and the admin page. It has no secret, since a page can keep none.
 *
 * Its write attributes are listed, because a client without a list may write all of them, `custom:account_id`
 * included.
 */
export function appClient(adminPasswordSignIn: boolean): UserPoolClientOptions {
  return {
    generateSecret: false,
    disableOAuth: true,
    authFlows: { userSrp: true, adminUserPassword: adminPasswordSignIn },
    preventUserExistenceErrors: true,
    enableTokenRevocation: true,
    idTokenValidity: Duration.hours(1),
    accessTokenValidity: Duration.hours(1),
    refreshTokenValidity: Duration.days(7),
    readAttributes: new ClientAttributes()
      .withStandardAttributes({ ...names, email: true, emailVerified: true })
      .withCustomAttributes('account_id'),
    writeAttributes: new ClientAttributes().withStandardAttributes(names),
  };
}
