import * as z from 'zod';
import { receiptHandle } from '../../receipt-handle.ts';
import { onBatch } from '../on-batch.ts';
import { readWith } from '../read-with.ts';
import { refuse } from '../refusal.ts';

const schema = z.object({ ReceiptHandle: z.string() });

/** As DeleteMessage for each entry, in one write. */
export const deleteMessageBatch = onBatch(async (queue, entries, { store }) => {
  const receipts = entries.map((entry) => {
    const read = readWith(schema, entry);
    if (read.kind === 'refused') return read;
    return (
      receiptHandle.read(read.value.ReceiptHandle, queue.name) ??
      refuse('ReceiptHandleIsInvalid', 'The receipt handle is not valid.')
    );
  });
  await store.remove(receipts.flatMap((receipt) => ('kind' in receipt ? [] : [receipt])));
  return receipts.map((receipt) => ('kind' in receipt ? receipt : { kind: 'answered', body: {} }));
});
