import type { Context } from 'aws-lambda';

/** What the Lambda runtime hands to a handler beside the event: the part of it that our handlers look at. */
export const lambdaContext = (remainingMs = 8_000): Context =>
  ({
    awsRequestId: '00000000-0000-4000-8000-000000000000',
    getRemainingTimeInMillis: () => remainingMs,
  }) as Context;
