import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import type { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { Validations } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { delivery } from '../functions/shared/deployment/delivery.ts';
import type { EventQueue } from './event-queue.ts';
import { NodeFunction } from './node-function.ts';
import { consumeEvents } from './queue-access.ts';
import type { RecordsTable } from './records-table.ts';
import type { Stage } from './stage-config.ts';
import { readAndWriteRecords } from './table-access.ts';

export interface WorkerProps {
  readonly stage: Stage;
  readonly table: RecordsTable;
  readonly events: EventQueue;
}

/** The worker function, fed by the queue in batches of which each event fails on its own. */
export class Worker extends Construct {
  readonly function: NodejsFunction;

  constructor(scope: Construct, id: string, { stage, table, events }: WorkerProps) {
    super(scope, id);
    const worker = new NodeFunction(this, 'Function', {
      name: 'worker',
      stage,
      environment: {
        TABLE_NAME: table.tableName,
        QUEUE_URL: events.queue.queueUrl,
        MAX_RECEIVES: String(delivery.maxReceives),
      },
      access: [readAndWriteRecords(table), consumeEvents(events.queue)],
    });
    this.function = worker.function;
    // Not `SqsEventSource`, which allows itself one action more than the poller needs. Without a window, an
    // event never waits for a batch to fill.
    const source = new EventSourceMapping(this, 'Source', {
      target: worker.function,
      eventSourceArn: events.queue.queueArn,
      batchSize: delivery.batchSize,
      maxConcurrency: stage.workerConcurrency,
      reportBatchItemFailures: true,
    });
    Validations.of(source).acknowledge({
      id: 'Serverless-LambdaEventSourceMappingDestination',
      reason:
        'A queue as a source takes none: what fails goes back to it, and in the end to its dead letters.',
    });
  }
}
