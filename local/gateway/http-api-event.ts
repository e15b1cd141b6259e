import type { APIGatewayEventRequestContextV2, APIGatewayProxyEventV2WithRequestContext } from 'aws-lambda';

/** The claims of an accepted token as API Gateway hands them on: every one a string, a list as `[a b]`. */
export type Claims = Readonly<Record<string, string>>;

type RequestContext = APIGatewayEventRequestContextV2 & {
  authorizer?: { jwt: { claims: Claims; scopes: null } };
};

/** What an HTTP API hands to a Lambda function (payload format 2.0), with a JWT authorizer's claims if there is one. */
export type HttpApiEvent = APIGatewayProxyEventV2WithRequestContext<RequestContext>;
