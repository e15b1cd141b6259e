import type { ZodError } from 'zod';
import type { FieldError } from '../domain/activity.ts';

type Issue = ZodError['issues'][number];

/** Callers choose the names of unknown fields; an answer repeats only so much of them. */
const longestPath = 200;

/** The places that an issue is about: the object where a field is unknown is right, the field is not. */
function errorsOf(issue: Issue): FieldError[] {
  const unknown = issue.code === 'unrecognized_keys' ? issue.keys : undefined;
  if (unknown === undefined) return [{ path: issue.path.map(String).join('.'), message: issue.message }];
  return unknown.map((key) => ({
    path: [...issue.path, key].map(String).join('.').slice(0, longestPath).toWellFormed(),
    message: 'No such field can be sent here.',
  }));
}

/** Where a value does not fit its schema, at most 20 places; `path` is like `contacts.0.email`. */
export const fieldErrors = (error: ZodError): FieldError[] => error.issues.flatMap(errorsOf).slice(0, 20);
