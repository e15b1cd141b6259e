import type { ZodError } from 'zod';
import type { FieldError } from '../domain/activity.ts';

/** Where a value does not fit its schema, at most 20 places; `path` is like `contacts.0.email`. */
export const fieldErrors = (error: ZodError): FieldError[] =>
  error.issues.slice(0, 20).map(({ path, message }) => ({ path: path.map(String).join('.'), message }));
