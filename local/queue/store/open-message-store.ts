import * as z from 'zod';
import type { Queue } from '../queue.ts';
import type { Receipt } from '../receipt-handle.ts';
import { groupCommit } from './group-commit.ts';
import { openDatabase } from './open-database.ts';
import { prepareChangeVisibility } from './prepare-change-visibility.ts';
import { prepareCount } from './prepare-count.ts';
import { prepareReceive } from './prepare-receive.ts';
import { prepareRedrive } from './prepare-redrive.ts';
import { prepareSend } from './prepare-send.ts';

export type MessageStore = ReturnType<typeof openMessageStore>;

const nextRow = z.object({ visibleAt: z.int().nullable() });

/**
 * The messages of all queues in one file. What was sent is on disk when it is answered; what was done with a message
 * outlives the end of the process, and after a power cut the message may come again. `now` is in milliseconds.
 */
export function openMessageStore(file: string, now: () => number) {
  const db = openDatabase(file);
  const { commit, flush } = groupCommit(db);
  const send = prepareSend(db);
  const receive = prepareReceive(db);
  const changeVisibility = prepareChangeVisibility(db);
  const count = prepareCount(db);
  const redrive = prepareRedrive(db);
  const remove = db.prepare(`
    DELETE FROM message WHERE queue = :queue AND message_id = :messageId AND receipt = :receipt`);
  const removeOld = db.prepare('DELETE FROM message WHERE queue = :queue AND sent_at <= :until');
  const next = db.prepare(`
    SELECT min(visible_at) AS visibleAt FROM message WHERE queue = :queue AND visible_at > :now`);
  const expire = ({ name, retentionSeconds }: Queue) =>
    removeOld.run({ queue: name, until: now() - retentionSeconds * 1000 });

  return {
    /** Keeps all of the messages or none; answers with their ids, in order. */
    send: (
      queue: Queue,
      messages: readonly { body: string; groupId: string | undefined; delaySeconds: number | undefined }[],
    ): Promise<string[]> =>
      commit(
        () =>
          messages.map(({ body, groupId, delaySeconds = queue.delaySeconds }) => {
            const sentAt = now();
            const visibleAt = sentAt + delaySeconds * 1000;
            return send({ queue: queue.name, body, groupId, sentAt, visibleAt });
          }),
        { durable: true },
      ),
    receive: (queue: Queue, max: number, hideSeconds = queue.visibilityTimeoutSeconds) =>
      commit(
        () => {
          expire(queue);
          const receivedAt = now();
          return receive({ queue, max, now: receivedAt, visibleAt: receivedAt + hideSeconds * 1000 });
        },
        { durable: false },
      ),
    /** Deletes the message, unless it was received again since: then the newer receipt owns it. */
    remove: (receipts: readonly Receipt[]): Promise<void> =>
      commit(
        () => {
          for (const receipt of receipts) remove.run({ ...receipt });
        },
        { durable: false },
      ),
    changeVisibility: (receipt: Receipt, seconds: number) =>
      commit(
        () => {
          const changedAt = now();
          return changeVisibility(receipt, changedAt, changedAt + seconds * 1000);
        },
        { durable: false },
      ),
    /** Moves dead letters that are not in flight back to where they came from; answers with those queues' names. */
    redrive: (deadLetterQueue: Queue): Promise<string[]> =>
      commit(() => redrive(deadLetterQueue, now()), { durable: false }),
    count: (queue: Queue) => {
      expire(queue);
      return count(queue.name, now());
    },
    /** In how many milliseconds the next hidden message appears; Infinity when there is none. */
    untilNextVisible: (queue: Queue): number => {
      const { visibleAt } = nextRow.parse(next.get({ queue: queue.name, now: now() }));
      return visibleAt === null ? Infinity : visibleAt - now();
    },
    close: () => {
      flush();
      db.close();
    },
  };
}
