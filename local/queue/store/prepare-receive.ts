import type { DatabaseSync } from 'node:sqlite';
import type { Queue } from '../queue.ts';
import { pickFairly, type ReadyMessage } from './pick-fairly.ts';
import { prepareLanes } from './prepare-lanes.ts';
import { prepareTake } from './prepare-take.ts';
import type { ReceivedMessage } from './received-message.ts';

/** One receive: at most `max` messages, hidden from `now` until `visibleAt`. */
export interface Receive {
  readonly queue: Queue;
  readonly max: number;
  readonly now: number;
  readonly visibleAt: number;
}

/** What was received, and the dead-letter queue if messages moved there on the way. */
export interface Received {
  readonly messages: readonly ReceivedMessage[];
  readonly movedTo: string | undefined;
}

/** Returns the receiving of messages; a message that has used up its receives moves when its turn comes. */
export function prepareReceive(db: DatabaseSync): (receive: Receive) => Received {
  const lanes = prepareLanes(db);
  const take = prepareTake(db);
  const moveToDeadLetters = db.prepare(`
    UPDATE message SET queue = :deadLetterQueue, dead_letter_from = :from, visible_at = :now, receive_count = 0,
      first_received_at = NULL, last_received_at = NULL, receipt = NULL
    WHERE seq = :seq`);

  /** Moves nothing and receives, or moves and receives nothing. */
  const receiveOrMove = ({ queue, max, now, visibleAt }: Receive): Received => {
    const picked = pickFairly(lanes(queue.name, now, max), max);
    const { redrive } = queue;
    const usedUp = (message: ReadyMessage) => redrive && message.receiveCount >= redrive.maxReceiveCount;
    const exhausted = picked.filter(usedUp);
    if (redrive === undefined || exhausted.length === 0) {
      return { messages: picked.map(({ seq }) => take({ seq, now, visibleAt })), movedTo: undefined };
    }
    for (const { seq } of exhausted) {
      moveToDeadLetters.run({ seq, now, from: queue.name, deadLetterQueue: redrive.deadLetterQueue });
    }
    return { messages: [], movedTo: redrive.deadLetterQueue };
  };

  return (receive) => {
    const first = receiveOrMove(receive);
    let last = first;
    // Each round moves at least one message away, so this ends.
    while (last.movedTo !== undefined) last = receiveOrMove(receive);
    return { messages: last.messages, movedTo: first.movedTo };
  };
}
