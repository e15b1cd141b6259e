import type { ActivityLine } from '../lines/activity.ts';
import { lastingSteps } from './decided-again.ts';

/** However often a payment is linked and unlinked, its line does not grow for ever. */
const maxKept = 20;

/** The line of a payment that an admin unlinked: what was done beside it stays done, and it waits in the inbox. */
export const unlinkedLine = (
  before: ActivityLine,
  { by, now }: { readonly by: string; readonly now: number },
): ActivityLine => ({
  ...before,
  outcome: 'unmatched',
  processedAt: now,
  steps: [
    ...lastingSteps(before).slice(-maxKept),
    { action: 'create_transaction', code: 'unlinked', refs: { by } },
  ],
});
