import * as z from 'zod';
import type { ZodOpenApiResponseObject, oas31 } from 'zod-openapi';
import type { Operation } from '../http/operation.ts';

type Codes = Readonly<Record<number, readonly string[]>>;

/** An error answer, RFC 9457. */
export const problemSchema = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.string().meta({ description: 'Stable, for programs.' }),
  errors: z
    .array(z.strictObject({ path: z.string(), message: z.string() }))
    .optional()
    .meta({ description: 'Which fields are not as they should be.' }),
});

const descriptions: Readonly<Record<number, string>> = {
  400: 'The request cannot be read.',
  401: 'There are no credentials, or they are not accepted.',
  403: 'The role does not allow it.',
  404: 'It is not there, or in another account.',
  405: 'Another method is asked for here; Allow names it.',
  409: 'It conflicts with what is there.',
  412: 'It was changed since the version that If-Match names.',
  413: 'The body is too large.',
  415: 'The body is not JSON.',
  422: 'It can be read, but is not allowed.',
  428: 'A header is missing: If-Match, or Idempotency-Key.',
  429: 'Too many requests; Retry-After says when to send it again. (API Gateway has words of its own for it.)',
  500: 'Something went wrong; it was logged.',
  503: 'A dependency is down: try again.',
};

/** Problem answers by status, each with the codes that it may have. */
export function problemResponses(problems: Codes): Record<string, ZodOpenApiResponseObject> {
  const responses = Object.entries(problems).map(([status, codes]): [string, ZodOpenApiResponseObject] => {
    const ownCode: oas31.SchemaObject = { type: 'object', properties: { code: { enum: [...codes] } } };
    const schema = { allOf: [{ $ref: '#/components/schemas/Problem' }, ownCode] };
    const description = descriptions[Number(status)] ?? 'An error.';
    return [status, { description, content: { 'application/problem+json': { schema } } }];
  });
  return Object.fromEntries(responses);
}

/** All problem codes of an operation: its own, and those of what it takes. */
export function problemsOf(operation: Operation): Codes {
  const { method, role, path, body, ifMatch, idempotent, problems = {} } = operation;
  const byPart: Codes[] = [
    {
      400: ['invalid_query'],
      403: ['no_role'],
      409: ['unreadable'],
      500: ['internal_error'],
      503: ['unavailable'],
    },
    method === 'GET' && role === undefined ? {} : { 403: ['role_too_low'] },
    path.includes('{') ? { 404: ['not_found'] } : {},
    body
      ? { 400: ['invalid_json'], 413: ['payload_too_large'], 415: ['not_json'], 422: ['invalid_body'] }
      : {},
    ifMatch ? { 412: ['changed_meanwhile'] } : {},
    ifMatch === 'required' ? { 428: ['if_match_required'] } : {},
    idempotent === 'required' ? { 428: ['idempotency_key_required'] } : {},
    idempotent ? { 400: ['invalid_idempotency_key'], 409: ['idempotency_key_reused'] } : {},
    problems,
  ];
  const all: Record<number, string[]> = {};
  for (const [status, codes] of byPart.flatMap((part) => Object.entries(part))) {
    all[Number(status)] = [...new Set([...(all[Number(status)] ?? []), ...codes])];
  }
  return all;
}
