import type * as z from 'zod';
import { problem, type Answer } from './answer.ts';
import { fieldErrors, wording } from './issues.ts';

/** A part of a request as its schema makes it, or the answer to one that does not fit. */
export type Parsed<T> = { readonly data: T } | Answer;

/** Whether this is an answer already, and no part of a request. */
export const isAnswer = (value: object): value is Answer =>
  'status' in value && typeof value.status === 'number';

/** Parses one part of a request; what does not fit is named path by path in a problem of this status and code. */
export function parsePart<T>(
  schema: z.ZodType<T>,
  value: unknown,
  status: 400 | 422,
  code: string,
): Parsed<T> {
  const parsed = schema.safeParse(value, { error: wording });
  if (parsed.success) return { data: parsed.data };
  return problem(status, code, 'Some fields are not as they should be.', {
    errors: fieldErrors(parsed.error),
  });
}
