import type * as z from 'zod';
import { refuse, type Refusal } from './refusal.ts';

/** The value as the schema describes it, or the refusal that names its first fault. */
export function readWith<T>(
  schema: z.ZodType<T>,
  value: unknown,
): { readonly kind: 'read'; readonly value: T } | Refusal {
  const parsed = schema.safeParse(value, { reportInput: true });
  if (parsed.success) return { kind: 'read', value: parsed.data };
  const [issue] = parsed.error.issues;
  const path = issue?.path.join('.') ?? '';
  if (issue?.code === 'invalid_type' && issue.input === undefined) {
    return refuse('MissingParameter', `The request must contain the parameter ${path}.`);
  }
  return refuse('InvalidParameterValue', `Value for parameter ${path} is invalid: ${issue?.message ?? ''}`);
}
