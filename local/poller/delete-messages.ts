import type { Ask } from '../queue/protocol/ask.ts';

/** Deletes messages that were received, ten at most; throws where some were not deleted. */
export async function deleteMessages(
  ask: Ask,
  queueUrl: string,
  receiptHandles: readonly string[],
): Promise<void> {
  if (receiptHandles.length === 0) return;
  const Entries = receiptHandles.map((ReceiptHandle, index) => ({ Id: String(index), ReceiptHandle }));
  const { Failed } = await ask('DeleteMessageBatch', { QueueUrl: queueUrl, Entries });
  if (Array.isArray(Failed) && Failed.length > 0) throw new Error(`Not deleted: ${JSON.stringify(Failed)}`);
}
