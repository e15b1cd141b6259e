import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type * as z from 'zod';
import { isAnswer, parsePart, type Parsed } from './parse-part.ts';
import { readJson } from './read-json.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** What an operation says of itself. */
interface Said<Params, Query> {
  readonly method: Method;
  /** As in OpenAPI: `/v1/leads/{id}`. */
  readonly path: string;
  readonly summary: string;
  /** Who may ask: also for what changes nothing only an admin. Whoever has a role, if it is a GET and says nothing. */
  readonly role?: 'admin';
  readonly params: z.ZodType<Params>;
  readonly query: z.ZodType<Query>;
  /** It changes one version of a resource, which `If-Match` names; with `optional`, any version unless it names one. */
  readonly ifMatch?: 'required' | 'optional';
  /** It takes an `Idempotency-Key`; with `required`, it needs one, since nothing else tells two of them apart. */
  readonly idempotent?: true | 'required';
  /** It may answer 202 with a job instead: where it would touch more than one call may. */
  readonly mayBeJob?: true;
  /** Its answer is no version of a resource, and carries no ETag. */
  readonly unversioned?: true;
  readonly answer: { readonly status: number; readonly schema?: z.ZodType };
  /** Codes of the problems that this call has beside those that every call has, by status. */
  readonly problems?: Readonly<Record<number, readonly string[]>>;
}

/** One call of the API: what it takes and answers. It validates the request and describes itself in the OpenAPI document. */
export interface Operation<Params = unknown, Query = unknown, Body = unknown> extends Said<Params, Query> {
  /** Absent where a body is not read. */
  readonly body?: z.ZodType<Body>;
  /** The body of a request, or the answer to one that does not fit. */
  readonly readBody: (event: APIGatewayProxyEventV2) => Parsed<Body>;
}

/** The JSON body of a request as its schema makes it. */
function readBody<T>(event: APIGatewayProxyEventV2, schema: z.ZodType<T>): Parsed<T> {
  const json = readJson(event);
  return isAnswer(json) ? json : parsePart(schema, json.data, 422, 'invalid_body');
}

/** Says an operation, and infers what its handler gets. */
export function operation<Params, Query, Body>(
  said: Said<Params, Query> & { readonly body: z.ZodType<Body> },
): Operation<Params, Query, Body>;
export function operation<Params, Query>(said: Said<Params, Query>): Operation<Params, Query, undefined>;
export function operation(said: Said<unknown, unknown> & { readonly body?: z.ZodType }): Operation {
  const { body } = said;
  return {
    ...said,
    readBody: body === undefined ? () => ({ data: undefined }) : (event) => readBody(event, body),
  };
}
