import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { receivedMessage, type ReceivedMessage } from './received-message.ts';

/** Returns the step that puts one message in flight until `visibleAt`, under a new receipt. */
export function prepareTake(
  db: DatabaseSync,
): (message: { seq: number; now: number; visibleAt: number }) => ReceivedMessage {
  const update = db.prepare(`
    UPDATE message SET visible_at = :visibleAt, receive_count = receive_count + 1, last_received_at = :now,
      first_received_at = coalesce(first_received_at, :now), receipt = :receipt
    WHERE seq = :seq
    RETURNING message_id AS messageId, group_id AS groupId, sent_at AS sentAt, receive_count AS receiveCount,
      first_received_at AS firstReceivedAt, receipt, dead_letter_from AS deadLetterFrom, body`);
  return (message) => receivedMessage.parse(update.get({ ...message, receipt: randomUUID() }));
}
