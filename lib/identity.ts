import {
  AccountRecovery,
  Mfa,
  StringAttribute,
  UserPool,
  type UserPoolClient,
} from 'aws-cdk-lib/aws-cognito';
import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { appClient } from './app-client.ts';

export interface IdentityProps {
  /** Whether users survive their stack, protected against deletion. */
  readonly keepsData: boolean;
  /** Whether the client allows `ADMIN_USER_PASSWORD_AUTH`. */
  readonly adminPasswordSignIn: boolean;
}

/**
 * Who may call the API, for which account (`custom:account_id`), and as what (the groups `admin` and `viewer`).
 *
 * Users are made by administrators alone, and their account never changes: whoever could sign up, or write the
 * attribute, could walk into any account.
 */
export class Identity extends Construct {
  readonly userPool: UserPool;
  readonly client: UserPoolClient;

  constructor(scope: Construct, id: string, { keepsData, adminPasswordSignIn }: IdentityProps) {
    super(scope, id);
    this.userPool = new UserPool(this, 'Users', {
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      autoVerify: { email: true },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      customAttributes: { account_id: new StringAttribute({ minLen: 1, maxLen: 64, mutable: false }) },
      passwordPolicy: {
        minLength: 12,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(3),
      },
      mfa: Mfa.OPTIONAL,
      mfaSecondFactor: { otp: true, sms: false },
      deletionProtection: keepsData,
      removalPolicy: keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    Validations.of(this.userPool).acknowledge(
      {
        id: 'AwsSolutions-COG2',
        reason: 'MFA is each company’s choice: its users set up an authenticator app, and the pool takes it.',
      },
      {
        id: 'AwsSolutions-COG8',
        reason:
          'The plus plan is paid by user; nobody signs up by himself, and passwords are long and mixed.',
      },
    );
    this.userPool.addGroup('Admin', { groupName: 'admin', description: 'Reads and writes.' });
    this.userPool.addGroup('Viewer', { groupName: 'viewer', description: 'Reads; secrets are masked.' });
    this.client = this.userPool.addClient('Client', appClient(adminPasswordSignIn));
  }
}
