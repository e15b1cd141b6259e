import { SQSClient } from '@aws-sdk/client-sqs';
import { withoutTelemetry } from './without-telemetry.ts';

/**
 * The queue of the deployed function. One that hangs is given up after two seconds, and asked so often: the caller has its
 * own time to keep.
 */
export const openQueue = (maxAttempts = 3): SQSClient =>
  withoutTelemetry(
    new SQSClient({
      maxAttempts,
      requestHandler: { connectionTimeout: 1_000, requestTimeout: 2_000, throwOnRequestTimeout: true },
    }),
  );
