import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Context } from 'aws-lambda';
import type { HttpFunctionName } from '../../functions/shared/deployment/functions.ts';
import { type Route, routes } from '../../functions/shared/deployment/routes.ts';
import { lambdaContext } from '../lambda-context.ts';
import type { Authorizer } from './create-authorizer.ts';
import type { Claims, HttpApiEvent } from './http-api-event.ts';
import { matchRoute, type RouteMatch } from './match-route.ts';
import { readBody } from './read-body.ts';
import { type Answer, toAnswer } from './to-answer.ts';
import { toEvent } from './to-event.ts';

/** A Lambda function's handler, as the gateway calls it. */
export type HttpHandler = (event: HttpApiEvent, context: Context) => Promise<unknown>;

export interface GatewayOptions {
  readonly handlers: Readonly<Record<HttpFunctionName, HttpHandler>>;
  readonly authorize: Authorizer;
  readonly routes?: readonly Route[];
}

const timeoutMilliseconds = 29_000;
const bodyLimitBytes = 10 * 1024 * 1024;

/** API Gateway's HTTP API: a listener for node:http that hands each request to the Lambda function of its route. */
export function createGateway(
  options: GatewayOptions,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  return async (request, response) => {
    const answer = await answerTo(request, options);
    response.writeHead(answer.status, { ...answer.headers, 'content-length': answer.body.length });
    response.end(request.method === 'HEAD' ? undefined : answer.body);
  };
}

async function answerTo(request: IncomingMessage, options: GatewayOptions): Promise<Answer> {
  const body = await readBody(request, bodyLimitBytes);
  if (body === 'too_large') return message(413, 'Request Entity Too Large');
  const match = find(options.routes ?? routes, request);
  if (match === 'undecodable') return message(400, 'Bad Request');
  if (match === undefined) return message(404, 'Not Found');
  let claims: Claims | undefined;
  if (match.route.open === undefined) {
    claims = await options.authorize(request.headers.authorization);
    if (claims === undefined) return message(401, 'Unauthorized', { 'www-authenticate': 'Bearer' });
  }
  return invoke(options.handlers[match.route.function], toEvent(request, match, body, claims), match.route);
}

function find(all: readonly Route[], request: IncomingMessage): RouteMatch | 'undecodable' | undefined {
  try {
    return matchRoute(all, request.method ?? 'GET', (request.url ?? '/').split('?')[0] ?? '/');
  } catch {
    return 'undecodable';
  }
}

async function invoke(handler: HttpHandler, event: HttpApiEvent, route: Route): Promise<Answer> {
  try {
    const answer = toAnswer(await handler(event, lambdaContext(route.function, timeoutMilliseconds)));
    if (answer !== undefined) return answer;
    console.error(`${route.function}: the result of ${event.routeKey} is no answer`);
  } catch (error) {
    console.error(`${route.function}: ${event.routeKey} failed:`, error);
  }
  return message(500, 'Internal Server Error');
}

function message(status: number, text: string, headers: Record<string, string> = {}): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json', ...headers },
    body: Buffer.from(JSON.stringify({ message: text })),
  };
}
