import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { delivery } from '../functions/shared/deployment/delivery.ts';

export interface MessageQueueProps {
  /** Whether waiting and dead messages survive their stack. */
  readonly keepsData: boolean;
}

/**
 * Messages on their way to the function that does what they ask for, and those that it had to give up: accepted events, and the
 * steps of jobs.
 *
 * A standard queue is a fair one as soon as messages carry a group (the account): one account's flood does not
 * delay another's payments. FIFO would block an account behind its one event that has to be tried again.
 */
export class MessageQueue extends Construct {
  readonly queue: Queue;
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, { keepsData }: MessageQueueProps) {
    super(scope, id);
    const common = {
      enforceSSL: true,
      encryption: QueueEncryption.SQS_MANAGED,
      retentionPeriod: Duration.days(delivery.retentionDays),
      removalPolicy: keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    };
    this.deadLetters = new Queue(this, 'DeadLetters', common);
    Validations.of(this.deadLetters).acknowledge({
      id: 'Serverless-SQSRedrivePolicy',
      reason: 'It is where dead letters end; an alarm tells of the first one.',
    });
    this.queue = new Queue(this, 'Queue', {
      ...common,
      visibilityTimeout: Duration.seconds(delivery.visibilitySeconds),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: delivery.maxReceives },
    });
  }
}
