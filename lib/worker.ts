import type { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { Construct } from 'constructs';
import { delivery } from '../functions/shared/deployment/delivery.ts';
import { feedFrom } from './feed-from.ts';
import type { MessageQueue } from './message-queue.ts';
import { NodeFunction } from './node-function.ts';
import { consumeMessages } from './queue-access.ts';
import type { RecordsTable } from './records-table.ts';
import type { Stage } from './stage-config.ts';
import { readAndWriteRecords } from './table-access.ts';

export interface WorkerProps {
  readonly stage: Stage;
  readonly table: RecordsTable;
  readonly events: MessageQueue;
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
      access: [readAndWriteRecords(table), consumeMessages(events.queue)],
    });
    this.function = worker.function;
    feedFrom(this, events.queue, worker.function, {
      batchSize: delivery.batchSize,
      maxConcurrency: stage.workerConcurrency,
    });
  }
}
