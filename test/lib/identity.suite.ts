import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { propertiesOf } from './properties-of.ts';
import { synthesize } from './synthesize.ts';

const poolType = 'AWS::Cognito::UserPool';
const clientType = 'AWS::Cognito::UserPoolClient';
const clientSchema = z.object({
  ReadAttributes: z.array(z.string()),
  WriteAttributes: z.array(z.string()),
  ExplicitAuthFlows: z.array(z.string()),
});

describe('the user pool', () => {
  const dev = synthesize('dev').storage;
  const prod = synthesize('prod').storage;

  it('lets nobody sign up', () => {
    dev.hasResourceProperties(poolType, { AdminCreateUserConfig: { AllowAdminCreateUserOnly: true } });
  });

  it('ties a user to one account for good', () => {
    dev.hasResourceProperties(poolType, {
      Schema: [{ Name: 'account_id', AttributeDataType: 'String', Mutable: false }],
    });
  });

  it('has the roles admin and viewer', () => {
    const groups = propertiesOf(dev, 'AWS::Cognito::UserPoolGroup', z.object({ GroupName: z.string() }));
    expect([...groups.values()].map((group) => group.GroupName).toSorted()).toEqual(['admin', 'viewer']);
  });

  it('asks for long and mixed passwords', () => {
    dev.hasResourceProperties(poolType, {
      Policies: {
        PasswordPolicy: {
          MinimumLength: 12,
          RequireLowercase: true,
          RequireUppercase: true,
          RequireNumbers: true,
          RequireSymbols: true,
          TemporaryPasswordValidityDays: 3,
        },
      },
    });
  });

  it('outlives its stack outside dev', () => {
    prod.hasResource(poolType, { DeletionPolicy: 'Retain', Properties: { DeletionProtection: 'ACTIVE' } });
    dev.hasResource(poolType, { DeletionPolicy: 'Delete', Properties: { DeletionProtection: 'INACTIVE' } });
  });
});

describe('the client of the user pool', () => {
  const dev = synthesize('dev').storage;
  const [inDev] = propertiesOf(dev, clientType, clientSchema).values();
  const [inProd] = propertiesOf(synthesize('prod').storage, clientType, clientSchema).values();

  it('shows the account to its bearer, who cannot write it', () => {
    expect(inDev?.ReadAttributes).toContain('custom:account_id');
    expect(inDev?.WriteAttributes).toEqual(['family_name', 'given_name']);
    expect(inProd?.WriteAttributes).toEqual(['family_name', 'given_name']);
  });

  it('lets scripts sign in with a password in dev alone', () => {
    expect(inDev?.ExplicitAuthFlows.toSorted()).toEqual([
      'ALLOW_ADMIN_USER_PASSWORD_AUTH',
      'ALLOW_REFRESH_TOKEN_AUTH',
      'ALLOW_USER_SRP_AUTH',
    ]);
    expect(inProd?.ExplicitAuthFlows.toSorted()).toEqual(['ALLOW_REFRESH_TOKEN_AUTH', 'ALLOW_USER_SRP_AUTH']);
  });

  it('gives tokens for an hour, and a week to renew them', () => {
    dev.hasResourceProperties(clientType, {
      IdTokenValidity: 60,
      AccessTokenValidity: 60,
      RefreshTokenValidity: 7 * 24 * 60,
      TokenValidityUnits: { IdToken: 'minutes', AccessToken: 'minutes', RefreshToken: 'minutes' },
      EnableTokenRevocation: true,
    });
  });

  it('has no secret, no hosted sign-in, and does not tell who exists', () => {
    dev.hasResourceProperties(clientType, {
      GenerateSecret: false,
      AllowedOAuthFlowsUserPoolClient: false,
      PreventUserExistenceErrors: 'ENABLED',
    });
  });
});
