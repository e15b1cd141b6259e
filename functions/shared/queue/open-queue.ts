import { SQSClient } from '@aws-sdk/client-sqs';
import { withoutTelemetry } from '../without-telemetry.ts';

/** Carries the requests of an SDK's client in another way than over HTTP. */
export interface RequestHandler extends Readonly<Record<string, unknown>> {
  readonly handle: (request: {
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: string | Uint8Array;
  }) => Promise<{
    readonly response: {
      readonly statusCode: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: Uint8Array;
    };
  }>;
}

const overHttp = { connectionTimeout: 1_000, requestTimeout: 2_000, throwOnRequestTimeout: true };

/**
 * The queue of the deployed function. One that hangs is given up after two seconds, and asked so often: the caller has its
 * own time to keep.
 */
export const openQueue = (maxAttempts = 3, requestHandler?: RequestHandler): SQSClient =>
  withoutTelemetry(new SQSClient({ maxAttempts, requestHandler: requestHandler ?? overHttp }));
