import { describe, expect, it } from '@jest/globals';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as z from 'zod';
import { routes } from '../../functions/shared/deployment/routes.ts';
import { stages } from '../support/stages.ts';
import { propertiesOf } from './properties-of.ts';
import { stacksOf, synthesize } from './synthesize.ts';

const ref = z.object({ Ref: z.string() });
const arn = z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.literal('Arn')]) });
const routeSchema = z.object({
  RouteKey: z.string(),
  AuthorizationType: z.enum(['NONE', 'JWT']),
  Target: z.object({ 'Fn::Join': z.tuple([z.literal(''), z.tuple([z.literal('integrations/'), ref])]) }),
});
const functionSchema = z.object({
  Environment: z.object({ Variables: z.object({ SERVICE_NAME: z.string() }) }),
});

describe('the HTTP API', () => {
  const { storage, service } = synthesize('dev');

  it('has an open webhook with what is mistyped below it, an open description, and asks for a token everywhere else', () => {
    expect(routesOf(service)).toEqual([
      'ANY /v1/integrations/chargebee → settings, JWT',
      'ANY /v1/integrations/chargebee/{proxy+} → settings, JWT',
      'ANY /v1/jobs → settings, JWT',
      'ANY /v1/jobs/{proxy+} → settings, JWT',
      'ANY /v1/{proxy+} → records, JWT',
      'ANY /webhooks/{proxy+} → webhook, NONE',
      'GET /v1/openapi.json → settings, NONE',
      'GET /v1/properties → settings, JWT',
      'POST /v1/customers/{id}/reassign → settings, JWT',
      'POST /v1/programs/{id}/rate-anew → settings, JWT',
      'POST /webhooks/chargebee/{webhookKey} → webhook, NONE',
    ]);
  });

  it('takes tokens of the two clients of the user pool alone', () => {
    const exported = (id: string) => ({ 'Fn::ImportValue': Match.stringLikeRegexp(`OutputRef${id}`) });
    const [pool] = Object.keys(storage.findResources('AWS::Cognito::UserPool'));
    const [client] = Object.keys(storage.findResources('AWS::Cognito::UserPoolClient'));
    service.resourceCountIs('AWS::ApiGatewayV2::Authorizer', 1);
    service.hasResourceProperties('AWS::ApiGatewayV2::Authorizer', {
      AuthorizerType: 'JWT',
      IdentitySource: ['$request.header.Authorization'],
      JwtConfiguration: {
        Audience: [exported(client ?? ''), { Ref: Match.stringLikeRegexp('^PageClient') }],
        Issuer: { 'Fn::Join': ['', Match.arrayWith([exported(pool ?? '')])] },
      },
    });
  });

  it('tells the settings function its own address', () => {
    const [api] = Object.keys(service.findResources('AWS::ApiGatewayV2::Api'));
    const address = { 'Fn::GetAtt': [api, 'ApiEndpoint'] };
    service.hasResourceProperties('AWS::Lambda::Function', {
      Environment: { Variables: { SERVICE_NAME: 'settings', WEBHOOK_BASE_URL: address } },
    });
    service.hasOutput('ApiUrl', { Value: address });
  });

  it('lets a burst of webhooks in whatever else is asked of it, and has limits for both', () => {
    const { webhook, api } = stages.prod.throttle;
    expect(webhook.rateLimit).toBeGreaterThan(api.rateLimit);
    synthesize('prod').service.hasResourceProperties('AWS::ApiGatewayV2::Stage', {
      DefaultRouteSettings: { ThrottlingRateLimit: api.rateLimit, ThrottlingBurstLimit: api.burstLimit },
      RouteSettings: {
        'POST /webhooks/chargebee/{webhookKey}': {
          ThrottlingRateLimit: webhook.rateLimit,
          ThrottlingBurstLimit: webhook.burstLimit,
          DetailedMetricsEnabled: true,
        },
        // A slash at the end leads here.
        'ANY /webhooks/{proxy+}': {
          ThrottlingRateLimit: webhook.rateLimit,
          ThrottlingBurstLimit: webhook.burstLimit,
          DetailedMetricsEnabled: true,
        },
      },
    });
  });

  it('has a throttle for all far above what one webhook key may send, which is 200 a second or more', () => {
    for (const { throttle, webhookRates } of Object.values(stages)) {
      expect(webhookRates.key).toBeGreaterThanOrEqual(200);
      expect(throttle.webhook.rateLimit).toBeGreaterThan(2 * webhookRates.key);
    }
    const { key, unknownKeys } = stages.prod.webhookRates;
    synthesize('prod').service.hasResourceProperties('AWS::Lambda::Function', {
      Environment: {
        Variables: {
          SERVICE_NAME: 'webhook',
          WEBHOOK_KEY_RATE: String(key),
          UNKNOWN_KEYS_RATE: String(unknownKeys),
        },
      },
    });
  });

  it('logs requests by their route, without path, query, body or address', () => {
    const [access] = propertiesOf(
      service,
      'AWS::ApiGatewayV2::Stage',
      z.object({ AccessLogSettings: z.object({ Format: z.string() }) }),
    ).values();
    const format = access?.AccessLogSettings.Format ?? '';
    expect(format).toContain('$context.routeKey');
    expect(format).not.toMatch(/path|query|body|sourceIp|userAgent|claims|http/i);
  });

  it('answers under its own domain name where it is given one', () => {
    const api = {
      name: 'chargebee.example',
      certificateArn: 'arn:aws:acm:eu-west-1:111122223333:certificate/1',
    };
    const named = Template.fromStack(stacksOf({ ...stages.dev, domains: { api } }).service);
    named.hasResourceProperties('AWS::ApiGatewayV2::DomainName', { DomainName: 'chargebee.example' });
    named.resourceCountIs('AWS::ApiGatewayV2::ApiMapping', 1);
    named.hasOutput('ApiUrl', { Value: 'https://chargebee.example' });
    named.hasResourceProperties('AWS::Lambda::Function', {
      Environment: { Variables: { WEBHOOK_BASE_URL: 'https://chargebee.example' } },
    });
    named.hasOutput('ApiDomainTarget', {});
  });

  it('may call a function for its own routes alone', () => {
    const byApi = { Properties: { Principal: 'apigateway.amazonaws.com' } };
    expect(Object.keys(service.findResources('AWS::Lambda::Permission', byApi))).toHaveLength(routes.length);
    for (const { path } of routes) {
      service.hasResourceProperties('AWS::Lambda::Permission', {
        Principal: 'apigateway.amazonaws.com',
        SourceArn: { 'Fn::Join': ['', Match.arrayWith([`/*/*${path}`])] },
      });
    }
  });
});

/** Every route as `METHOD /path → function, authorization`, sorted. */
function routesOf(template: Template): string[] {
  const functions = propertiesOf(template, 'AWS::Lambda::Function', functionSchema);
  const integrations = propertiesOf(
    template,
    'AWS::ApiGatewayV2::Integration',
    z.object({ IntegrationUri: arn, PayloadFormatVersion: z.literal('2.0') }),
  );
  return [...propertiesOf(template, 'AWS::ApiGatewayV2::Route', routeSchema).values()]
    .map(({ RouteKey, AuthorizationType, Target }) => {
      const integration = integrations.get(Target['Fn::Join'][1][1].Ref);
      const target = functions.get(integration?.IntegrationUri['Fn::GetAtt'][0] ?? '');
      return `${RouteKey} → ${String(target?.Environment.Variables.SERVICE_NAME)}, ${AuthorizationType}`;
    })
    .toSorted();
}
