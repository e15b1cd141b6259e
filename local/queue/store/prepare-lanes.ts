import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import type { Lane } from './pick-fairly.ts';

const groupRows = z.array(z.object({ groupId: z.string(), inFlight: z.int() }));
const messageRows = z.array(z.object({ seq: z.int(), visibleAt: z.int(), receiveCount: z.int() }));

/**
 * Returns the reading of what `pickFairly` needs for `max` messages: the `max` best groups and up to `max`
 * messages of each (more can never be picked), and as many messages without a group, each its own tenant.
 * The groups are found by jumping from one to the next in the index: the cost grows with the number of
 * groups and of messages in flight, never with the backlog.
 */
export function prepareLanes(db: DatabaseSync): (queue: string, now: number, max: number) => Lane[] {
  const groups = db.prepare(`
    WITH RECURSIVE grp (id) AS (
      SELECT (SELECT group_id FROM message WHERE queue = :queue AND group_id > '' ORDER BY group_id LIMIT 1)
      UNION ALL
      SELECT (SELECT group_id FROM message WHERE queue = :queue AND group_id > grp.id ORDER BY group_id LIMIT 1)
      FROM grp WHERE grp.id IS NOT NULL
    ), head (id, visible_at) AS (
      SELECT id, (SELECT min(visible_at) FROM message WHERE queue = :queue AND group_id = grp.id)
      FROM grp WHERE grp.id IS NOT NULL
    )
    SELECT id AS groupId, (
      SELECT count(*) FROM message
      WHERE queue = :queue AND group_id = head.id AND visible_at > :now AND receive_count > 0
    ) AS inFlight
    FROM head WHERE visible_at <= :now ORDER BY inFlight, visible_at LIMIT :max`);
  const waitingWhere = (group: string) =>
    db.prepare(`
      SELECT seq, visible_at AS visibleAt, receive_count AS receiveCount FROM message
      WHERE queue = :queue AND ${group} AND visible_at <= :now ORDER BY visible_at, seq LIMIT :max`);
  const ofGroup = waitingWhere('group_id = :groupId');
  const ofNoGroup = waitingWhere('group_id IS NULL');
  return (queue, now, max) => [
    ...groupRows.parse(groups.all({ queue, now, max })).map(({ groupId, inFlight }) => ({
      inFlight,
      waiting: messageRows.parse(ofGroup.all({ queue, groupId, now, max })),
    })),
    ...messageRows
      .parse(ofNoGroup.all({ queue, now, max }))
      .map((message) => ({ inFlight: 0, waiting: [message] })),
  ];
}
