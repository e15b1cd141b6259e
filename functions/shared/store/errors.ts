import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';

/** The table is down, throttles, or cannot be reached: the same may go through later. `cause`: what the SDK threw. */
export class Unavailable extends Error {
  override readonly name: string = 'Unavailable';
}

/** The table refuses this however often it is asked, such as an item that is too large. `cause`: what the SDK threw. */
export class Unwritable extends Error {
  override readonly name = 'Unwritable';
}

const passing = new Set([
  'InternalServerError',
  'LimitExceededException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'RequestTimeout',
  'ServiceUnavailable',
  'ThrottlingException',
  'TimeoutError',
  'TransactionConflictException',
  'TransactionInProgressException',
]);

/** Why a transaction is cancelled that may go through later; a broken condition is no such reason. */
const passingReasons = new Set(['ProvisionedThroughputExceeded', 'ThrottlingError', 'TransactionConflict']);

/** A transaction shortens the names. */
const refusals = /^(Validation(Exception|Error)|ItemCollectionSizeLimitExceeded(Exception)?)$/;

const isNetwork = (error: Error): boolean =>
  'code' in error && /^(ECONN|EPIPE|ENOTFOUND|ETIMEDOUT|EAI_AGAIN)/.test(String(error.code));

/** Every error of the SDK has this field; only in those that may pass it is set. */
const isRetryable = (error: Error): boolean => '$retryable' in error && error.$retryable !== undefined;

/**
 * What the SDK threw, in the store's own words. All else stays what it is: a condition that
 * does not hold, a missing permission, say, or an answer that is
 * none (a gateway's page in place of JSON is a `SyntaxError`).
 */
export function storeError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const reasons =
    error instanceof TransactionCanceledException
      ? (error.CancellationReasons ?? []).map(({ Code = '' }) => Code)
      : [error.name];
  if (reasons.some((reason) => refusals.test(reason))) return new Unwritable(error.message, { cause: error });
  const passes =
    isNetwork(error) ||
    isRetryable(error) ||
    reasons.some((reason) => passing.has(reason) || passingReasons.has(reason));
  return passes ? new Unavailable(error.message, { cause: error }) : error;
}

/** What the SDK threw. */
export const thrownBy = (error: unknown): unknown =>
  error instanceof Unavailable || error instanceof Unwritable ? error.cause : error;
