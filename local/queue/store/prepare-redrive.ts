import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import type { Queue } from '../queue.ts';

const origins = z.array(z.object({ origin: z.string() }));

/** Returns the step that moves dead letters back, as if they were never received, and names the queues they went to. */
export function prepareRedrive(db: DatabaseSync): (deadLetterQueue: Queue, now: number) => string[] {
  const originsOf = db.prepare(`
    SELECT DISTINCT dead_letter_from AS origin FROM message
    WHERE queue = :queue AND dead_letter_from IS NOT NULL AND visible_at <= :now`);
  const moveBack = db.prepare(`
    UPDATE message SET queue = dead_letter_from, dead_letter_from = NULL, visible_at = :now, receive_count = 0,
      first_received_at = NULL, last_received_at = NULL, receipt = NULL
    WHERE queue = :queue AND dead_letter_from IS NOT NULL AND visible_at <= :now`);
  return ({ name: queue }, now) => {
    const names = origins.parse(originsOf.all({ queue, now })).map(({ origin }) => origin);
    moveBack.run({ queue, now });
    return names;
  };
}
