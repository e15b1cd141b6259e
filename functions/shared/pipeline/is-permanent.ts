import { $ZodError } from 'zod/v4/core';
import { Unwritable } from '../store/errors.ts';

/**
 * Whether trying again can not mend an error: a fault in the code, or a refusal of the table. All else goes back to the
 * queue: what stands in the table and another release can read, throttling, a lost race, a lost connection, a missing
 * permission, and an answer that is none.
 */
export const isPermanent = (error: unknown): boolean =>
  error instanceof Unwritable ||
  error instanceof $ZodError ||
  error instanceof TypeError ||
  error instanceof RangeError;
