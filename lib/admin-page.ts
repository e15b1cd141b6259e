import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HttpVersion,
  OriginRequestPolicy,
  PriceClass,
  ResponseHeadersPolicy,
  S3OriginAccessControl,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { UserPoolClient, UserPoolDomain } from 'aws-cdk-lib/aws-cognito';
import { BlockPublicAccess, Bucket, BucketEncryption, type IBucket } from 'aws-cdk-lib/aws-s3';
import { Aws, RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { paths } from '../functions/shared/deployment/paths.ts';
import { acknowledgePublicFiles } from './acknowledge-public-files.ts';
import type { Identity } from './identity.ts';
import { pageClient } from './page-client.ts';
import { pageHeaders } from './page-headers.ts';
import type { Domain } from './stage-config.ts';

export interface AdminPageProps {
  readonly api: HttpApi;
  readonly identity: Identity;
  /** A name of its own, with a certificate in us-east-1. */
  readonly domain: Domain | undefined;
}

// A path without a file's ending is one of the page's own, and all of them are index.html. An error page of CloudFront
// would do the same, and turn the API's 404 into a page as well.
const toIndex = `function handler(event) {
  var request = event.request;
  if (!/\\.[a-z0-9]+$/.test(request.uri)) request.uri = '/index.html';
  return request;
}`;

/**
 * Where the admin page is: a private bucket behind CloudFront, with the API under the same origin (so that the page needs no
 * CORS, and its Content-Security-Policy no other origin than the sign-in's), and a client at the user pool's sign-in.
 */
export class AdminPage extends Construct {
  readonly bucket: IBucket;
  readonly client: UserPoolClient;
  readonly signIn: UserPoolDomain;
  /** CloudFront's name of it, for the DNS record of one's own. */
  readonly distributionDomainName: string;
  /** Under its own domain name if it has one; no slash at the end. */
  readonly url: string;

  constructor(scope: Construct, id: string, { api, identity, domain }: AdminPageProps) {
    super(scope, id);
    const { region, urlSuffix, stackName } = Stack.of(this);
    const { userPool } = identity;
    this.signIn = new UserPoolDomain(this, 'SignIn', {
      userPool,
      cognitoDomain: { domainPrefix: `${stackName}-${Aws.ACCOUNT_ID}` },
    });
    this.bucket = new Bucket(this, 'Files', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      removalPolicy: RemovalPolicy.DESTROY, // the Web stack empties it: its files can be made again
    }) as IBucket; // whose type says of `isWebsite` that it is never undefined
    // CloudFront asks for names, and the CDK makes them up without the stage, so that a second stage would not deploy.
    const originAccessControl = new S3OriginAccessControl(this, 'Access', {
      originAccessControlName: `${stackName}-files`,
    });
    const distribution = new Distribution(this, 'Distribution', {
      comment: stackName,
      ...(domain && {
        domainNames: [domain.name],
        certificate: Certificate.fromCertificateArn(this, 'Certificate', domain.certificateArn),
        minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      }),
      defaultRootObject: 'index.html',
      httpVersion: HttpVersion.HTTP2_AND_3,
      priceClass: PriceClass.PRICE_CLASS_100,
      defaultBehavior: {
        origin: S3BucketOrigin.withOriginAccessControl(this.bucket, { originAccessControl }),
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        allowedMethods: AllowedMethods.ALLOW_GET_HEAD, // a POST that is answered with a page would look delivered
        cachePolicy: CachePolicy.CACHING_OPTIMIZED,
        responseHeadersPolicy: new ResponseHeadersPolicy(this, 'Headers', {
          ...pageHeaders([`https://cognito-idp.${region}.${urlSuffix}`, this.signIn.baseUrl()]),
          responseHeadersPolicyName: `${stackName}-headers`,
        }),
        functionAssociations: [
          {
            eventType: FunctionEventType.VIEWER_REQUEST,
            function: new EdgeFunction(this, 'ToIndex', {
              functionName: `${stackName}-to-index`,
              code: FunctionCode.fromInline(toIndex),
              runtime: FunctionRuntime.JS_2_0,
            }),
          },
        ],
      },
      additionalBehaviors: {
        [`${paths.api}/*`]: {
          origin: new HttpOrigin(`${api.apiId}.execute-api.${region}.${urlSuffix}`),
          viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
          allowedMethods: AllowedMethods.ALLOW_ALL,
          cachePolicy: CachePolicy.CACHING_DISABLED,
          originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
        },
      },
    });
    acknowledgePublicFiles(this.bucket, distribution);
    this.distributionDomainName = distribution.distributionDomainName;
    this.url = `https://${domain?.name ?? distribution.distributionDomainName}`;
    this.client = new UserPoolClient(this, 'Client', { userPool, ...pageClient(this.url) });
  }
}
