import { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpUserPoolAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { UserPoolClient } from 'aws-cdk-lib/aws-cognito';
import { Validations } from 'aws-cdk-lib/core';
import type { HttpFunctionName } from '../functions/shared/deployment/functions.ts';
import { routes } from '../functions/shared/deployment/routes.ts';
import type { Api } from './api.ts';
import type { Identity } from './identity.ts';
import type { NodeFunction } from './node-function.ts';
import type { Throttle } from './stage-config.ts';

export type HttpFunctions = Readonly<Record<HttpFunctionName, NodeFunction>>;

export interface RouteFunctionsProps {
  readonly identity: Identity;
  /** The clients of the user pool whose tokens are taken. */
  readonly userPoolClients: UserPoolClient[];
  readonly functions: HttpFunctions;
  readonly webhookThrottle: Throttle;
}

/** Ties every route of the API to its function. What is not open asks for a token of one of the user pool's clients. */
export function routeFunctions(
  api: Api,
  { identity: { userPool }, userPoolClients, functions, webhookThrottle }: RouteFunctionsProps,
): void {
  const integrations = {
    webhook: new HttpLambdaIntegration('Webhook', functions.webhook.function),
    settings: new HttpLambdaIntegration('Settings', functions.settings.function),
    records: new HttpLambdaIntegration('Records', functions.records.function),
  };
  const authorizer = new HttpUserPoolAuthorizer('Users', userPool, { userPoolClients });
  for (const route of routes) {
    const added = api.addRoutes({
      path: route.path,
      methods: [HttpMethod[route.method]],
      integration: integrations[route.function],
      ...(route.open === undefined && { authorizer }),
    });
    if (route.open !== undefined) {
      for (const one of added) {
        Validations.of(one).acknowledge({ id: 'AwsSolutions-APIG4', reason: route.open });
      }
    }
    // A stage is refused that names a route which is not there yet.
    if (route.function === 'webhook') api.stage.node.addDependency(...added);
  }
  api.stage.routeSettings = apart(webhookThrottle);
}

/**
 * A throttle and metrics of their own for the webhook's routes: an API under load must not cost a payment, nor hide its
 * failing.
 */
const apart = (throttle: Throttle) =>
  Object.fromEntries(
    routes
      .filter((route) => route.function === 'webhook')
      .map(({ method, path }) => [
        `${method} ${path}`,
        // Its type is JSON to CloudFormation: the names stay as they are written here.
        {
          ThrottlingRateLimit: throttle.rateLimit,
          ThrottlingBurstLimit: throttle.burstLimit,
          DetailedMetricsEnabled: true,
        },
      ]),
  );
