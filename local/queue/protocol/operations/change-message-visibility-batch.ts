import { onBatch } from '../on-batch.ts';
import { readWith } from '../read-with.ts';
import { changeVisibilityOfOne, visibilityChange } from './change-message-visibility.ts';

/** As ChangeMessageVisibility for each entry on its own. */
export const changeMessageVisibilityBatch = onBatch((queue, entries, context) =>
  Promise.all(
    entries.map(async (entry) => {
      const read = readWith(visibilityChange, entry);
      return read.kind === 'refused' ? read : changeVisibilityOfOne(queue, read.value, context);
    }),
  ),
);
