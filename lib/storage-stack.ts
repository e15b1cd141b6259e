import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { MessageQueue } from './message-queue.ts';
import { Identity } from './identity.ts';
import { RecordsTable } from './records-table.ts';
import type { Stage } from './stage-config.ts';

export interface StorageStackProps extends StackProps {
  readonly stage: Stage;
}

/**
 * What cannot be made again: records, events that were acknowledged and not yet processed, the steps of
 * jobs, users.
 *
 * The ids in here are the identity of that data. A changed id means a new and empty resource.
 */
export class StorageStack extends Stack {
  readonly table: RecordsTable;
  readonly events: MessageQueue;
  readonly jobs: MessageQueue;
  readonly identity: Identity;

  constructor(scope: Construct, id: string, { stage, ...props }: StorageStackProps) {
    super(scope, id, props);
    this.table = new RecordsTable(this, 'Records', stage);
    this.events = new MessageQueue(this, 'Events', stage);
    this.jobs = new MessageQueue(this, 'Jobs', stage);
    this.identity = new Identity(this, 'Identity', stage);

    new CfnOutput(this, 'TableName', { value: this.table.tableName });
    new CfnOutput(this, 'QueueUrl', { value: this.events.queue.queueUrl });
    new CfnOutput(this, 'DeadLetterQueueUrl', { value: this.events.deadLetters.queueUrl });
    new CfnOutput(this, 'JobsQueueUrl', { value: this.jobs.queue.queueUrl });
    new CfnOutput(this, 'JobsDeadLetterQueueUrl', { value: this.jobs.deadLetters.queueUrl });
    new CfnOutput(this, 'UserPoolId', { value: this.identity.userPool.userPoolId });
    new CfnOutput(this, 'UserPoolClientId', { value: this.identity.client.userPoolClientId });
  }
}
