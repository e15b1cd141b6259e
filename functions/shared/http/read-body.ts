import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type * as z from 'zod';
import { isAnswer, parsePart, type Parsed } from './parse-part.ts';
import { readJson } from './read-json.ts';

/** The JSON body of a request as its schema makes it. */
export function readBody<T>(event: APIGatewayProxyEventV2, schema: z.ZodType<T>): Parsed<T> {
  const json = readJson(event);
  return isAnswer(json) ? json : parsePart(schema, json.data, 422, 'invalid_body');
}
