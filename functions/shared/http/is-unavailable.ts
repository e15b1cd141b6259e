import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';

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

/** Whether an error of the AWS SDK says that a dependency is down or throttles: the same call may go through later. */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const network = 'code' in error && /^(ECONN|EPIPE|ENOTFOUND|ETIMEDOUT|EAI_AGAIN)/.test(String(error.code));
  const cancelled =
    error instanceof TransactionCanceledException &&
    (error.CancellationReasons ?? []).some(({ Code = '' }) => passingReasons.has(Code));
  // Every error of the SDK has this field; only in those that may pass it is set.
  const isRetryable = '$retryable' in error && error.$retryable !== undefined;
  return network || cancelled || passing.has(error.name) || isRetryable;
}
