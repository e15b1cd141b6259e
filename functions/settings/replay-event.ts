import { idOf } from '../shared/domain/ids.ts';
import { problem, type Answer } from '../shared/http/answer.ts';
import type { Caller } from '../shared/http/caller.ts';
import { findKeptEvent } from '../shared/pipeline/find-kept-event.ts';
import { findLine } from '../shared/store/reads/find-line.ts';
import type { Dependencies } from './dependencies.ts';
import { noSuchLine } from './no-such-line.ts';

/** What a message takes of a name. */
const maxBy = 300;

const nothingToReplay = problem(
  409,
  'nothing_to_replay',
  'It was recorded already, or rejected, or what it said is not kept any more.',
);
const queueUnavailable = problem(503, 'queue_unavailable', 'It was not queued; try again.', {
  headers: { 'retry-after': '1' },
});

/** Queues an event to be decided again, from what was kept of it. */
export async function replayEvent(
  { table, queue, clock, ulids }: Pick<Dependencies, 'table' | 'queue' | 'clock' | 'ulids'>,
  { account, user }: Caller,
  eventId: string,
): Promise<Answer> {
  const found = await findLine(table, account, eventId);
  if (found === undefined) return noSuchLine;
  const event = await findKeptEvent(table, account, found);
  if (event === undefined) return nothingToReplay;
  const mark = { auditId: idOf('audit', ulids()), at: clock(), outcome: found.line.outcome };
  try {
    await queue({ v: 1, account, kind: 'replay', event, by: user.slice(0, maxBy), mark });
  } catch {
    return queueUnavailable;
  }
  return { status: 202, body: { eventId, status: 'queued' } };
}
