import type { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { Construct } from 'constructs';
import { delivery } from '../functions/shared/deployment/delivery.ts';
import { feedFrom } from './feed-from.ts';
import type { MessageQueue } from './message-queue.ts';
import { NodeFunction } from './node-function.ts';
import { consumeMessages, sendMessages } from './queue-access.ts';
import type { RecordsTable } from './records-table.ts';
import type { Stage } from './stage-config.ts';
import { queryIndexes, readAndWriteRecords } from './table-access.ts';

export interface JobsProps {
  readonly stage: Stage;
  readonly table: RecordsTable;
  readonly jobs: MessageQueue;
}

/** The function that does jobs step by step: each message asks for one step, after which it sends the next one. */
export class Jobs extends Construct {
  readonly function: NodejsFunction;

  constructor(scope: Construct, id: string, { stage, table, jobs }: JobsProps) {
    super(scope, id);
    const { queue } = jobs;
    const steps = new NodeFunction(this, 'Function', {
      name: 'jobs',
      stage,
      environment: {
        TABLE_NAME: table.tableName,
        JOBS_QUEUE_URL: queue.queueUrl,
        MAX_RECEIVES: String(delivery.maxReceives),
      },
      access: [readAndWriteRecords(table), queryIndexes(table), consumeMessages(queue), sendMessages(queue)],
    });
    this.function = steps.function;
    feedFrom(this, queue, steps.function, { batchSize: 1, maxConcurrency: delivery.jobConcurrency });
  }
}
