import * as z from 'zod';
import { receiptHandle } from '../../receipt-handle.ts';
import { onQueue } from '../on-queue.ts';
import { refuse } from '../refusal.ts';

const schema = z.object({ ReceiptHandle: z.string() });

/** Succeeds also when the message is gone, or was received again since and so stays. */
export const deleteMessage = onQueue(schema, async (queue, { ReceiptHandle }, { store }) => {
  const receipt = receiptHandle.read(ReceiptHandle, queue.name);
  if (receipt === undefined) return refuse('ReceiptHandleIsInvalid', 'The receipt handle is not valid.');
  await store.remove([receipt]);
  return { kind: 'answered', body: {} };
});
