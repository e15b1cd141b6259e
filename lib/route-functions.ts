import { HttpMethod, type HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpUserPoolAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { HttpFunctionName } from './function-name.ts';
import type { Identity } from './identity.ts';
import type { NodeFunction } from './node-function.ts';
import { routes } from './routes.ts';

export type HttpFunctions = Readonly<Record<HttpFunctionName, NodeFunction>>;

/** Ties every route of the API to its function. What is not open asks for a token of the user pool's client. */
export function routeFunctions(api: HttpApi, identity: Identity, functions: HttpFunctions): void {
  const integrations = {
    webhook: new HttpLambdaIntegration('Webhook', functions.webhook.function),
    settings: new HttpLambdaIntegration('Settings', functions.settings.function),
    records: new HttpLambdaIntegration('Records', functions.records.function),
  };
  const authorizer = new HttpUserPoolAuthorizer('Users', identity.userPool, {
    userPoolClients: [identity.client],
  });
  for (const route of routes) {
    api.addRoutes({
      path: route.path,
      methods: [HttpMethod[route.method]],
      integration: integrations[route.function],
      ...(route.open ? {} : { authorizer }),
    });
  }
}
