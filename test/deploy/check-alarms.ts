import { deepEqual, equal, ok } from 'node:assert/strict';
import { DescribeAlarmsCommand, SetAlarmStateCommand } from '@aws-sdk/client-cloudwatch';
import { SubscribeCommand } from '@aws-sdk/client-sns';
import {
  CreateQueueCommand,
  DeleteMessageCommand,
  DeleteQueueCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
} from '@aws-sdk/client-sqs';
import * as z from 'zod';
import type { Deployment } from './deployment.ts';
import { eventually } from './eventually.ts';
import { notChecked } from './step.ts';

const notification = z.object({ Message: z.string() });
const alarm = z.object({ AlarmName: z.string(), NewStateValue: z.string(), AlarmDescription: z.string() });

/** Sets off every alarm as the README has it, and hears each of them at a queue that subscribes to their topic. */
export async function checkAlarms({ cloudwatch, sns, queue }: Deployment): Promise<void> {
  const { MetricAlarms = [] } = await cloudwatch.send(new DescribeAlarmsCommand({ MaxRecords: 100 }));
  const names = MetricAlarms.map(({ AlarmName = '' }) => AlarmName).toSorted();
  ok(names.includes('kiflo-chargebee-dev-DeadLetters'));
  const topics = new Set(MetricAlarms.flatMap(({ AlarmActions = [] }) => AlarmActions));
  equal(topics.size, 1);
  const [TopicArn] = topics;

  const QueueName = 'ear';
  const Statement = { Effect: 'Allow', Principal: '*', Action: 'sqs:SendMessage', Resource: '*' };
  const Policy = JSON.stringify({ Version: '2012-10-17', Statement: [Statement] });
  const { QueueUrl } = await queue.send(new CreateQueueCommand({ QueueName, Attributes: { Policy } }));
  const asked = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] });
  const Endpoint = (await queue.send(asked)).Attributes?.QueueArn;
  await sns.send(new SubscribeCommand({ TopicArn, Protocol: 'sqs', Endpoint }));
  for (const AlarmName of names) {
    const StateReason = 'A trial.';
    await cloudwatch.send(new SetAlarmStateCommand({ AlarmName, StateValue: 'ALARM', StateReason }));
  }
  const heard: string[] = [];
  await eventually('every alarm', async () => {
    const received = await queue.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }));
    for (const { Body = '', ReceiptHandle } of received.Messages ?? []) {
      const { Message } = notification.parse(JSON.parse(Body));
      const { AlarmName, NewStateValue, AlarmDescription } = alarm.parse(JSON.parse(Message));
      equal(NewStateValue, 'ALARM');
      ok(AlarmDescription.startsWith('Impact: '));
      heard.push(AlarmName);
      await queue.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
    }
    return heard.length >= names.length ? true : undefined;
  });
  deepEqual(heard.toSorted(), names);
  await queue.send(new DeleteQueueCommand({ QueueUrl }));
  notChecked(
    'that the policy of the topic lets CloudWatch publish, and that an alarm goes off by its metric',
    'the emulator asks neither; test/lib asserts both on the template',
  );
}
