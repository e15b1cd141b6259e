import type { Operation } from './operation.ts';
import { changeMessageVisibilityBatch } from './operations/change-message-visibility-batch.ts';
import { changeMessageVisibility } from './operations/change-message-visibility.ts';
import { deleteMessageBatch } from './operations/delete-message-batch.ts';
import { deleteMessage } from './operations/delete-message.ts';
import { getQueueAttributes } from './operations/get-queue-attributes.ts';
import { getQueueUrl } from './operations/get-queue-url.ts';
import { receiveMessage } from './operations/receive-message.ts';
import { sendMessageBatch } from './operations/send-message-batch.ts';
import { sendMessage } from './operations/send-message.ts';
import { startMessageMoveTask } from './operations/start-message-move-task.ts';

/** What the server can do, by the value of the header `x-amz-target`. */
export const operations: ReadonlyMap<string, Operation> = new Map([
  ['AmazonSQS.ChangeMessageVisibility', changeMessageVisibility],
  ['AmazonSQS.ChangeMessageVisibilityBatch', changeMessageVisibilityBatch],
  ['AmazonSQS.DeleteMessage', deleteMessage],
  ['AmazonSQS.DeleteMessageBatch', deleteMessageBatch],
  ['AmazonSQS.GetQueueAttributes', getQueueAttributes],
  ['AmazonSQS.GetQueueUrl', getQueueUrl],
  ['AmazonSQS.ReceiveMessage', receiveMessage],
  ['AmazonSQS.SendMessage', sendMessage],
  ['AmazonSQS.SendMessageBatch', sendMessageBatch],
  ['AmazonSQS.StartMessageMoveTask', startMessageMoveTask],
]);
