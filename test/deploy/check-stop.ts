import { equal, ok } from 'node:assert/strict';
import { ListEventSourceMappingsCommand, UpdateEventSourceMappingCommand } from '@aws-sdk/client-lambda';
import { GetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ApiClient } from '../../local/api-client.ts';
import { activityOf } from './activity-of.ts';
import { payment, webhookPath } from './check-webhooks.ts';
import type { Deployment } from './deployment.ts';
import { eventually } from './eventually.ts';
import { functionName } from './function-name.ts';

/** Stops the worker as docs/runbook.md has it: what comes meanwhile waits without being received, and is done afterwards. */
export async function checkStop(
  { api, lambda, queue, outputs }: Deployment,
  admin: ApiClient,
): Promise<void> {
  const FunctionName = await functionName(lambda, 'worker');
  const listed = await lambda.send(new ListEventSourceMappingsCommand({ FunctionName }));
  const UUID = listed.EventSourceMappings?.[0]?.UUID;
  ok(UUID);
  const enable = async (Enabled: boolean) => {
    await lambda.send(new UpdateEventSourceMappingCommand({ UUID, Enabled }));
    await sleep(2_000); // the poller may have a receive under way
  };
  await enable(false);
  const { id, body } = payment(1_300);
  const sent = { body, headers: { 'content-type': 'application/json' } };
  equal((await api.call('POST', await webhookPath(admin), sent)).status, 200);
  await sleep(3_000);
  const { Attributes } = await queue.send(
    new GetQueueAttributesCommand({
      QueueUrl: outputs.QueueUrl,
      AttributeNames: ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'],
    }),
  );
  equal(Attributes?.ApproximateNumberOfMessages, '1');
  equal(Attributes.ApproximateNumberOfMessagesNotVisible, '0');
  await enable(true);
  const line = await eventually('the event that waited', async () =>
    (await activityOf(admin)).find(({ eventId }) => eventId === id),
  );
  equal(line.outcome, 'processed');
}
