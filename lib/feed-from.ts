import { EventSourceMapping, type IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Validations } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';

export interface Feed {
  /** Messages in one invocation at most. */
  readonly batchSize: number;
  /** Invocations at a time at most. */
  readonly maxConcurrency: number;
}

/**
 * Feeds a function by a queue, in batches of which each message fails on its own. Not `SqsEventSource`, which allows itself one
 * action more than the poller needs. Without a window, a message never waits for a batch to fill.
 */
export function feedFrom(scope: Construct, queue: IQueue, target: IFunction, feed: Feed): void {
  const source = new EventSourceMapping(scope, 'Source', {
    target,
    eventSourceArn: queue.queueArn,
    ...feed,
    reportBatchItemFailures: true,
  });
  Validations.of(source).acknowledge({
    id: 'Serverless-LambdaEventSourceMappingDestination',
    reason: 'A queue as a source takes none: what fails goes back to it, and in the end to its dead letters.',
  });
}
