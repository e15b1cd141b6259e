import * as z from 'zod';
import type { ZodOpenApiOperationObject } from 'zod-openapi';
import type { Operation } from '../http/operation.ts';
import { jobAnswer } from './job-schema.ts';
import { problemResponses, problemsOf } from './openapi-problems.ts';

const etag = z.string().meta({ description: 'The version, for If-Match.', examples: ['"3"'] });
const ifMatch = z.string().meta({ description: 'The ETag that was read.', examples: ['"3"'] });
const idempotencyKey = z
  .string()
  .regex(/^[\x21-\x7e]{1,255}$/)
  .meta({
    description: 'The same key and body give the first answer again, for 24 hours; another body 409.',
  });

const jobResponse = {
  description: 'It is done by a job, which says how far it is.',
  content: { 'application/json': { schema: jobAnswer } },
};

/** What API Gateway answers by itself, in its own form. */
const gatewayResponses = {
  401: { description: 'The bearer token is missing or not valid.' },
  429: { description: 'Too many requests.' },
};

/** `GET /v1/leads/{id}` is `getLeadsById`: stable as long as the path is. */
function operationId(method: string, path: string): string {
  const words = path
    .split('/')
    .slice(2)
    .flatMap((part) => {
      return part.startsWith('{') ? ['by', part.slice(1, -1)] : part.split(/[-.]/);
    });
  return method.toLowerCase() + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}

const parameters = (schema: z.ZodType, what: string): z.ZodObject => {
  if (schema instanceof z.ZodObject) return schema;
  throw new TypeError(`The ${what} of an operation are described by an object.`);
};

/** Whether this is one resource, whose answer carries an ETag, and not a list. */
const isOneResource = (schema: z.ZodType): boolean =>
  schema instanceof z.ZodObject && !('nextCursor' in schema.shape);

/** An operation as the OpenAPI document tells it. */
export function describeOperation(operation: Operation): ZodOpenApiOperationObject {
  const { method, path, summary, params, query, body, answer } = operation;
  const header = z.object({
    ...(operation.ifMatch && { 'If-Match': operation.ifMatch === 'required' ? ifMatch : ifMatch.optional() }),
    ...(operation.idempotent && {
      'Idempotency-Key': operation.idempotent === 'required' ? idempotencyKey : idempotencyKey.optional(),
    }),
  });
  return {
    operationId: operationId(method, path),
    summary,
    tags: [path.split('/')[2] ?? path],
    requestParams: { path: parameters(params, 'path parameters'), query: parameters(query, 'query'), header },
    ...(body && { requestBody: { required: true, content: { 'application/json': { schema: body } } } }),
    responses: {
      [`${answer.status as 200}`]: {
        description: 'Done.',
        ...(answer.schema &&
          isOneResource(answer.schema) &&
          !operation.unversioned && { headers: z.object({ ETag: etag }) }),
        ...(answer.schema && { content: { 'application/json': { schema: answer.schema } } }),
      },
      ...(operation.mayBeJob && { 202: jobResponse }),
      ...gatewayResponses,
      ...problemResponses(problemsOf(operation)),
    },
  };
}
