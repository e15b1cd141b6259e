import { describe, expect, it } from '@jest/globals';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as z from 'zod';
import { securityHeaders } from '../../web/security-headers.ts';
import { stages } from '../support/stages.ts';
import { propertiesOf } from './properties-of.ts';
import { stacksOf, synthesize } from './synthesize.ts';

const { storage, service, web } = synthesize('prod');

const distributionSchema = z.object({
  DistributionConfig: z.object({
    DefaultCacheBehavior: z.looseObject({ ViewerProtocolPolicy: z.string(), AllowedMethods: z.unknown() }),
    CacheBehaviors: z.array(z.looseObject({ PathPattern: z.string(), CachePolicyId: z.string() })),
    CustomErrorResponses: z.never().optional(),
  }),
});

describe('the admin page', () => {
  it('is in a bucket that nobody reaches but CloudFront, by HTTPS', () => {
    service.hasResourceProperties('AWS::S3::Bucket', {
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
    });
    service.hasResourceProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
          Match.objectLike({ Effect: 'Allow', Principal: { Service: 'cloudfront.amazonaws.com' } }),
        ]),
      },
    });
  });

  it('has the API under its own origin, never cached, and with its own errors', () => {
    const [distribution] = propertiesOf(
      service,
      'AWS::CloudFront::Distribution',
      distributionSchema,
    ).values();
    const config = distribution?.DistributionConfig;
    expect(config?.DefaultCacheBehavior.ViewerProtocolPolicy).toBe('redirect-to-https');
    // AWS's own policy "CachingDisabled".
    expect(config?.CacheBehaviors).toMatchObject([
      { PathPattern: '/v1/*', CachePolicyId: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad' },
    ]);
  });

  it('lets nothing but GET and HEAD reach its files', () => {
    const [distribution] = propertiesOf(
      service,
      'AWS::CloudFront::Distribution',
      distributionSchema,
    ).values();
    expect(distribution?.DistributionConfig.DefaultCacheBehavior.AllowedMethods).toEqual(['GET', 'HEAD']);
    expect(distribution?.DistributionConfig.CacheBehaviors).toHaveLength(1); // the API's, which are no files
  });

  it('is sent with the headers of the local stack, and HTTPS for two years', () => {
    const template = JSON.stringify(service.findResources('AWS::CloudFront::ResponseHeadersPolicy'));
    expect(template).toContain("script-src 'self'; style-src 'self' 'unsafe-inline'");
    expect(template).toContain("connect-src 'self' https://cognito-idp.");
    expect(template).toContain('"AccessControlMaxAgeSec":63072000');
    for (const header of ['cross-origin-opener-policy', 'permissions-policy']) {
      expect(template).toContain(JSON.stringify(securityHeaders()[header]));
    }
  });

  it('signs in by the code flow alone, with a client that has no secret and leads back to the page', () => {
    service.hasResourceProperties('AWS::Cognito::UserPoolClient', {
      AllowedOAuthFlows: ['code'],
      AllowedOAuthFlowsUserPoolClient: true,
      AllowedOAuthScopes: ['openid', 'email', 'profile'],
      GenerateSecret: false,
      WriteAttributes: ['family_name', 'given_name'],
      CallbackURLs: [{ 'Fn::Join': ['', ['https://', Match.anyValue(), '/signed-in']] }],
      LogoutURLs: [{ 'Fn::Join': ['', ['https://', Match.anyValue(), '/']] }],
    });
    storage.hasResourceProperties('AWS::Cognito::UserPoolClient', { AllowedOAuthFlowsUserPoolClient: false });
  });

  it('lets the API take the tokens of both clients', () => {
    service.hasResourceProperties('AWS::ApiGatewayV2::Authorizer', {
      JwtConfiguration: { Audience: [Match.anyValue(), { Ref: Match.stringLikeRegexp('^PageClient') }] },
    });
  });

  it('is under its own domain name where it is given one, and signs in there', () => {
    const page = {
      name: 'partners.kiflo.example',
      certificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/3',
    };
    const named = Template.fromStack(stacksOf({ ...stages.dev, domains: { page } }).service);
    named.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: {
        Aliases: ['partners.kiflo.example'],
        ViewerCertificate: {
          AcmCertificateArn: page.certificateArn,
          MinimumProtocolVersion: 'TLSv1.2_2021',
          SslSupportMethod: 'sni-only',
        },
      },
    });
    named.hasResourceProperties('AWS::Cognito::UserPoolClient', {
      CallbackURLs: ['https://partners.kiflo.example/signed-in'],
      LogoutURLs: ['https://partners.kiflo.example/'],
    });
    named.hasOutput('WebUrl', { Value: 'https://partners.kiflo.example' });
    named.hasOutput('PageDomainTarget', {});
    named.resourceCountIs('AWS::ApiGatewayV2::DomainName', 0);
  });

  it('keeps what is named by its content for ever, and asks for the document each time', () => {
    const deployments = [
      ...propertiesOf(
        web,
        'Custom::CDKBucketDeployment',
        z.looseObject({
          Include: z.array(z.string()).optional(),
          Exclude: z.array(z.string()),
          Prune: z.boolean(),
          SystemMetadata: z.object({ 'cache-control': z.string() }),
        }),
      ).values(),
    ].map(({ Include, Exclude, Prune, SystemMetadata }) => ({ Include, Exclude, Prune, ...SystemMetadata }));
    expect(deployments).toEqual(
      expect.arrayContaining([
        {
          Include: ['assets/*'],
          Exclude: ['*'],
          Prune: false,
          'cache-control': 'public, max-age=31536000, immutable',
        },
        { Include: undefined, Exclude: ['assets/*'], Prune: false, 'cache-control': 'no-cache' },
      ]),
    );
  });
});
