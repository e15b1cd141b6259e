import { equal, ok } from 'node:assert/strict';
import {
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  StartMessageMoveTaskCommand,
  type QueueAttributeName,
} from '@aws-sdk/client-sqs';
import type { ApiClient } from '../../local/api-client.ts';
import { encodeMessage } from '../../functions/shared/chargebee/message.ts';
import { readEvent } from '../../functions/shared/chargebee/read-event.ts';
import { accountSchema } from '../../functions/shared/store/account.ts';
import { activityOf } from './activity-of.ts';
import { payment } from './check-webhooks.ts';
import type { Deployment } from './deployment.ts';
import { eventually } from './eventually.ts';
import { notChecked } from './step.ts';

const waitingNames: QueueAttributeName[] = [
  'ApproximateNumberOfMessages',
  'ApproximateNumberOfMessagesNotVisible',
];

/** Redrives a dead letter as docs/runbook.md has it, and the same one again, which must change nothing more. */
export async function checkRedrive({ queue, outputs }: Deployment, admin: ApiClient): Promise<void> {
  const { DeadLetterQueueUrl, QueueUrl } = outputs;
  const account = accountSchema.parse('acme');
  const read = readEvent(JSON.parse(payment(700).body), Date.now());
  ok(read.kind === 'event');
  const letter = encodeMessage({ v: 1, account, kind: 'event', event: read.event });
  const before = (await activityOf(admin)).length;

  for (const round of ['first', 'second']) {
    await queue.send(
      new SendMessageCommand({
        QueueUrl: DeadLetterQueueUrl,
        MessageBody: letter,
        MessageGroupId: account,
      }),
    );
    await redrive(round === 'first');
    await eventually('empty queues', async () => ((await waiting()) === 0 ? true : undefined));
  }
  const lines = await activityOf(admin);
  equal(lines.length, before + 1);
  equal(lines.find(({ eventId }) => eventId === read.event.id)?.outcome, 'processed');

  async function waiting(): Promise<number> {
    let sum = 0;
    for (const url of [DeadLetterQueueUrl, QueueUrl]) {
      const attributes = await attributesOf(url, waitingNames);
      for (const name of waitingNames) sum += Number(attributes[name]);
    }
    return sum;
  }

  async function attributesOf(url: string, names: QueueAttributeName[]) {
    const asked = new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: names });
    return (await queue.send(asked)).Attributes ?? {};
  }

  async function redrive(sayIt: boolean): Promise<void> {
    const { QueueArn } = await attributesOf(DeadLetterQueueUrl, ['QueueArn']);
    try {
      await queue.send(new StartMessageMoveTaskCommand({ SourceArn: QueueArn }));
    } catch {
      if (sayIt) notChecked('start-message-move-task', 'the emulator has none; letters are moved one by one');
      await moveOneByOne();
    }
  }

  async function moveOneByOne(): Promise<void> {
    const { Messages = [] } = await queue.send(
      new ReceiveMessageCommand({
        QueueUrl: DeadLetterQueueUrl,
        MessageSystemAttributeNames: ['MessageGroupId'],
      }),
    );
    equal(Messages.length, 1);
    for (const { Body, ReceiptHandle, Attributes } of Messages) {
      const MessageGroupId = Attributes?.MessageGroupId;
      await queue.send(new SendMessageCommand({ QueueUrl, MessageBody: Body, MessageGroupId }));
      await queue.send(new DeleteMessageCommand({ QueueUrl: DeadLetterQueueUrl, ReceiptHandle }));
    }
  }
}
