import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { $ZodError } from 'zod/v4/core';

/** What the table refuses however often it is asked, such as an item that is too large; a transaction shortens the names. */
const refusals = /^(Validation(Exception|Error)|ItemCollectionSizeLimitExceeded(Exception)?)$/;

/**
 * Whether trying again can not mend an error: a fault in the code, or a refusal of the table. All else goes
 * back to the queue: what stands in the table and another release can read, throttling, a lost race, a lost connection, a missing permission, and an answer that is
 * none (a gateway's page in place of JSON is a `SyntaxError`).
 */
export function isPermanent(error: unknown): boolean {
  if (error instanceof TransactionCanceledException)
    return error.CancellationReasons?.some(({ Code = '' }) => refusals.test(Code)) ?? false;
  return (
    error instanceof $ZodError ||
    error instanceof TypeError ||
    error instanceof RangeError ||
    (error instanceof Error && refusals.test(error.name))
  );
}
