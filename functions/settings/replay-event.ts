import { problem, type Answer } from '../shared/http/answer.ts';
import type { ApiRequest } from '../shared/http/api-request.ts';
import { keyReused } from '../shared/http/problems.ts';
import { findKeptEvent } from '../shared/pipeline/find-kept-event.ts';
import { findLine } from '../shared/store/reads/find-line.ts';
import { commitOnce, findKept } from '../shared/store/writes/idempotency.ts';
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
  { table, clock, queue }: Dependencies,
  {
    caller: { account, user },
    params: { eventId },
    idempotency,
  }: Pick<ApiRequest<{ readonly eventId: string }, unknown, unknown>, 'caller' | 'params' | 'idempotency'>,
): Promise<Answer> {
  const now = clock();
  const used = await findKept(table, account, { now, idempotency });
  if (used.kind === 'replayed') return used.answer;
  if (used.kind === 'key_reused') return keyReused;
  const found = await findLine(table, account, eventId);
  if (found === undefined) return noSuchLine;
  const event = await findKeptEvent(table, account, found);
  if (event === undefined) return nothingToReplay;
  try {
    await queue({ v: 1, account, kind: 'replay', event, by: user.slice(0, maxBy) });
  } catch {
    return queueUnavailable;
  }
  const answer = { status: 202, body: { eventId, status: 'queued' } };
  // Once too often does no harm, so the key is kept after it.
  if (idempotency) await commitOnce(table, account, { writes: [], answer, now, idempotency });
  return answer;
}
