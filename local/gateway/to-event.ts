import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Claims, HttpApiEvent } from './http-api-event.ts';
import type { RouteMatch } from './match-route.ts';
import { toHeaders } from './to-headers.ts';

/** The Lambda event of a request, as an HTTP API makes it. `claims` only where the route is authorized. */
export function toEvent(
  request: IncomingMessage,
  match: RouteMatch,
  body: Buffer,
  claims: Claims | undefined,
): HttpApiEvent {
  const [path = '/', ...query] = (request.url ?? '/').split('?');
  const rawQueryString = query.join('?');
  const { headers, cookies } = toHeaders(request);
  const routeKey = `${match.route.method} ${match.route.path}`;
  const rawPath = decodeURIComponent(path); // HTTP APIs, other than REST APIs and function URLs, decode it
  return {
    version: '2.0',
    routeKey,
    rawPath,
    rawQueryString,
    headers,
    ...(cookies.length > 0 && { cookies }),
    ...(rawQueryString !== '' && { queryStringParameters: toQuery(rawQueryString) }),
    ...(Object.keys(match.pathParameters).length > 0 && { pathParameters: { ...match.pathParameters } }),
    requestContext: {
      ...requestContext(headers),
      http: {
        method: request.method ?? 'GET',
        path: rawPath,
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp: request.socket.remoteAddress ?? '127.0.0.1',
        userAgent: headers['user-agent'] ?? '',
      },
      routeKey,
      ...(claims !== undefined && { authorizer: { jwt: { claims, scopes: null } } }),
    },
    ...toBody(body, headers['content-type'] ?? ''),
  };
}

function requestContext(
  headers: HttpApiEvent['headers'],
): Omit<HttpApiEvent['requestContext'], 'http' | 'routeKey'> {
  const now = new Date();
  const domainName = (headers['host'] ?? 'localhost').replace(/:\d+$/, '');
  const [, day, month, year, time] = now.toUTCString().split(' ');
  return {
    accountId: '000000000000',
    apiId: 'local',
    domainName,
    domainPrefix: domainName.split('.')[0] ?? domainName,
    requestId: randomUUID(),
    stage: '$default',
    time: `${day ?? ''}/${month ?? ''}/${year ?? ''}:${time ?? ''} +0000`,
    timeEpoch: now.getTime(),
  };
}

function toQuery(raw: string): Record<string, string> {
  const query = new Map<string, string[]>();
  for (const [name, value] of new URLSearchParams(raw)) query.set(name, [...(query.get(name) ?? []), value]);
  return Object.fromEntries([...query].map(([name, values]) => [name, values.join(',')]));
}

/** Text for the few content types that an HTTP API takes for text, base64 for all others and for none. */
function toBody(body: Buffer, contentType: string): Pick<HttpApiEvent, 'body' | 'isBase64Encoded'> {
  if (body.length === 0) return { isBase64Encoded: false };
  const isText = /^\s*(text\/|application\/(json|xml|javascript)\s*(;|$))/i.test(contentType);
  return { body: body.toString(isText ? 'utf8' : 'base64'), isBase64Encoded: !isText };
}
