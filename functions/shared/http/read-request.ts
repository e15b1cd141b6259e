import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import { problem, type Answer } from './answer.ts';
import type { ApiRequest } from './api-request.ts';
import { callerOf } from './caller.ts';
import { idempotencyOf } from './idempotency-of.ts';
import type { Operation } from './operation.ts';
import { isAnswer, parsePart, type Parsed } from './parse-part.ts';
import { notFound } from './problems.ts';

/** The version that an `If-Match` header names; NaN, which equals nothing, where it names none of ours. */
const versionIn = (header: string): number => Number(/^(?:W\/)?"?(\d{1,15})"?$/.exec(header)?.[1]);

/** The version that the caller saw, if it says one; where it has to and does not, the answer to that. */
function ifMatchOf(header: string | undefined, required: boolean): Parsed<number | undefined> {
  if (header !== undefined) return { data: versionIn(header) };
  if (!required) return { data: undefined };
  return problem(428, 'if_match_required', 'Send If-Match with the ETag that was read.');
}

/** Checks role, path, query, headers and body, in this order; answers for the first that does not fit. */
export function readRequest<Params, Query, Body>(
  said: Operation<Params, Query, Body>,
  event: APIGatewayProxyEventV2WithJWTAuthorizer,
): ApiRequest<Params, Query, Body> | Answer {
  const caller = callerOf(event.requestContext.authorizer.jwt.claims);
  if (caller === undefined)
    return problem(403, 'no_role', 'The token names no account, or neither admin nor viewer.');
  if (caller.role !== 'admin') {
    if (said.method !== 'GET') return problem(403, 'role_too_low', 'Only an admin may change anything.');
    if (said.role === 'admin') return problem(403, 'role_too_low', 'Only an admin may read this.');
  }
  const params = said.params.safeParse(event.pathParameters ?? {});
  if (!params.success) return notFound;
  const query = parsePart(said.query, event.queryStringParameters ?? {}, 400, 'invalid_query');
  if (isAnswer(query)) return query;
  const ifMatch = ifMatchOf(event.headers['if-match'], said.ifMatch === 'required');
  if (isAnswer(ifMatch)) return ifMatch;
  const body = said.readBody(event);
  if (isAnswer(body)) return body;
  const { idempotent } = said;
  const idempotency = idempotent ? idempotencyOf(event, idempotent === 'required') : { data: undefined };
  if (isAnswer(idempotency)) return idempotency;
  return {
    caller,
    params: params.data,
    query: query.data,
    body: body.data,
    ifMatch: ifMatch.data,
    ...(idempotency.data && { idempotency: idempotency.data }),
  };
}
