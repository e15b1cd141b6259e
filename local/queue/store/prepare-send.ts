import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';

/** A message to keep; `visibleAt` is later than `sentAt` when it is delayed. */
export interface NewMessage {
  readonly queue: string;
  readonly groupId: string | undefined;
  readonly body: string;
  readonly sentAt: number;
  readonly visibleAt: number;
}

/** Returns the writing of one message; it answers with the new message's id. */
export function prepareSend(db: DatabaseSync): (message: NewMessage) => string {
  const insert = db.prepare(`
    INSERT INTO message (queue, message_id, group_id, sent_at, visible_at, body)
    VALUES (:queue, :messageId, :groupId, :sentAt, :visibleAt, :body)`);
  return ({ groupId, ...message }) => {
    const messageId = randomUUID();
    insert.run({ ...message, messageId, groupId: groupId ?? null });
    return messageId;
  };
}
