import type * as z from 'zod/mini';
import type { FieldError } from '../domain/lines/activity.ts';
import '../issue-words.ts';

type Issue = z.core.$ZodIssue;

const maxErrors = 20;
/** Callers choose the names of unknown fields; an answer repeats only so much of them. */
const maxPathLength = 200;
const maxMessageLength = 300;

/** What to say of an issue in place of the schema's own words, which would name each of a hundred thousand unknown fields. */
export const wording = ({ code }: { readonly code: string }): string | undefined =>
  code === 'unrecognized_keys' ? 'No such field can be sent here.' : undefined;

/** The places that an issue is about: the object where a field is unknown is right, the field is not. */
function errorsOf(issue: Issue): FieldError[] {
  const paths =
    issue.code === 'unrecognized_keys'
      ? issue.keys.slice(0, maxErrors).map((key) => [...issue.path, key])
      : [issue.path];
  return paths.map((path) => ({
    path: path.map(String).join('.').slice(0, maxPathLength).toWellFormed(),
    message: issue.message.slice(0, maxMessageLength),
  }));
}

/** Where a value does not fit its schema, at most 20 places; `path` is like `contacts.0.email`. */
export const fieldErrors = (error: z.core.$ZodError): FieldError[] =>
  error.issues.slice(0, maxErrors).flatMap(errorsOf).slice(0, maxErrors);
