import type { Queue } from '../../queue.ts';
import * as z from 'zod';
import { receiptHandle } from '../../receipt-handle.ts';
import { onQueue } from '../on-queue.ts';
import type { OperationContext } from '../operation.ts';
import type { Result } from '../result.ts';
import { refuse } from '../refusal.ts';

/** What a request or a batch entry says about one message. */
export const visibilityChange = z.object({
  ReceiptHandle: z.string(),
  VisibilityTimeout: z.int().min(0).max(43_200),
});

/** Hides one message in flight for so many seconds from now; 0 gives it back at once. */
export async function changeVisibilityOfOne(
  queue: Queue,
  { ReceiptHandle, VisibilityTimeout }: z.infer<typeof visibilityChange>,
  { store, arrivals }: OperationContext,
): Promise<Result> {
  const receipt = receiptHandle.read(ReceiptHandle, queue.name);
  if (receipt === undefined) return refuse('ReceiptHandleIsInvalid', 'The receipt handle is not valid.');
  const change = await store.changeVisibility(receipt, VisibilityTimeout);
  switch (change) {
    case 'changed':
      // Sleepers set their alarm by what was hidden before: let them look again.
      arrivals.notify(queue.name);
      return { kind: 'answered', body: {} };
    case 'gone':
      return refuse(
        'InvalidParameterValue',
        'The message does not exist any more under this receipt handle.',
      );
    case 'not-in-flight':
      return refuse('MessageNotInflight', 'The message is not in flight.');
    case 'too-long':
      return refuse('InvalidParameterValue', 'A message is hidden for 43,200 seconds at most.');
  }
}

export const changeMessageVisibility = onQueue(visibilityChange, changeVisibilityOfOne);
