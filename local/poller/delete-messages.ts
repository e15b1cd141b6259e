import { DeleteMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';

/** Deletes messages that were received, ten at most; throws where some were not deleted. */
export async function deleteMessages(
  client: SQSClient,
  queueUrl: string,
  receiptHandles: readonly string[],
): Promise<void> {
  if (receiptHandles.length === 0) return;
  const Entries = receiptHandles.map((ReceiptHandle, index) => ({ Id: String(index), ReceiptHandle }));
  const { Failed = [] } = await client.send(new DeleteMessageBatchCommand({ QueueUrl: queueUrl, Entries }));
  if (Failed.length > 0) throw new Error(`Not deleted: ${JSON.stringify(Failed)}`);
}
