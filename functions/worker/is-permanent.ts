import { ZodError } from 'zod';

/** What the table refuses however often it is asked, such as an item that is too large. */
const refusals = new Set(['ValidationException', 'ItemCollectionSizeLimitExceededException']);

/**
 * Whether trying again can not mend an error: a fault in the code or in what is stored, or a refusal of the table. All
 * else (throttling, a lost race, a lost connection, a missing permission) goes back to the queue.
 */
export const isPermanent = (error: unknown): boolean =>
  error instanceof ZodError ||
  error instanceof TypeError ||
  error instanceof RangeError ||
  error instanceof SyntaxError ||
  (error instanceof Error && refusals.has(error.name));
