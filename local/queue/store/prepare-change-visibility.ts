import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import type { Receipt } from '../receipt-handle.ts';

/** AWS hides a message for 12 hours at most, counted from its last receive. */
const longestHidden = 43_200_000;

const row = z.object({ visibleAt: z.int(), lastReceivedAt: z.int() }).optional();

/** How a change of visibility ended; `gone` is a message deleted, moved, or received again since. */
export type VisibilityChange = 'changed' | 'gone' | 'not-in-flight' | 'too-long';

/** Returns the change of when a message in flight comes back. */
export function prepareChangeVisibility(
  db: DatabaseSync,
): (receipt: Receipt, now: number, visibleAt: number) => VisibilityChange {
  const where = 'queue = :queue AND message_id = :messageId AND receipt = :receipt';
  const find = db.prepare(`
    SELECT visible_at AS visibleAt, last_received_at AS lastReceivedAt FROM message WHERE ${where}`);
  const update = db.prepare(`UPDATE message SET visible_at = :visibleAt WHERE ${where}`);
  return (receipt, now, visibleAt) => {
    const message = row.parse(find.get({ ...receipt }));
    if (message === undefined) return 'gone';
    if (message.visibleAt <= now) return 'not-in-flight';
    if (visibleAt > message.lastReceivedAt + longestHidden) return 'too-long';
    update.run({ ...receipt, visibleAt });
    return 'changed';
  };
}
