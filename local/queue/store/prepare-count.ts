import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';

const counts = z.object({ ready: z.int(), inFlight: z.int(), delayed: z.int() });

/** How many messages can be received now, are being worked on, or have not had their delay yet. */
export type MessageCounts = z.infer<typeof counts>;

/** Returns the counting of one queue's messages. */
export function prepareCount(db: DatabaseSync): (queue: string, now: number) => MessageCounts {
  const select = db.prepare(`
    SELECT count(*) FILTER (WHERE visible_at <= :now) AS ready,
      count(*) FILTER (WHERE visible_at > :now AND receive_count > 0) AS inFlight,
      count(*) FILTER (WHERE visible_at > :now AND receive_count = 0) AS delayed
    FROM message WHERE queue = :queue`);
  return (queue, now) => counts.parse(select.get({ queue, now }));
}
