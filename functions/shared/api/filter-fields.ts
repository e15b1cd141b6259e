import * as z from 'zod';
import { maxEmailLength, normalizeEmail } from '../domain/customer/email.ts';

/** An email to look for; compared like those that are kept. */
export const emailFilter = z
  .string()
  .max(maxEmailLength, { abort: true })
  .overwrite((text) => normalizeEmail(text) ?? '')
  .refine((email) => email !== '', 'An email address looks like name@example.com.')
  .optional();

/** An id to look for; one that nothing has finds nothing. */
export const idFilter = z.string().min(1).max(100).optional();
