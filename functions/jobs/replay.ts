import * as z from 'zod/mini';
import { countToReplay } from '../shared/job/count-to-replay.ts';
import { eventsToReplay, type EventToReplay } from '../shared/job/events-to-replay.ts';
import { replayAskedSchema, type ReplayAsked } from '../shared/job/replay-asked.ts';
import { shapeOf } from '../shared/shape-of.ts';
import type { Account } from '../shared/store/account.ts';
import { readAs } from '../shared/store/items/read-as.ts';
import { foundLine } from '../shared/store/items/found-line.ts';
import { keysOf } from '../shared/store/keys.ts';
import { readItems } from '../shared/store/reads/read-items.ts';
import { ulidsBetween, type UlidRange } from '../shared/store/reads/ulid-range.ts';
import type { Table } from '../shared/store/table.ts';
import type { StepDeps } from './dependencies.ts';
import { doEach } from './do-each.ts';
import { maxItems, type Step, type Task } from './step.ts';

/**
 * What the next step does, and the ULID that comes before all else. The events are named, since one that was decided again
 * may leave the listing that it was found in: a step that is done again would not find it, and would not count it.
 */
interface Position {
  readonly events: readonly EventToReplay[];
  readonly after: string;
}
const positionSchema = shapeOf<Position>()({
  events: z.array(shapeOf<EventToReplay>()({ eventId: z.string(), paymentId: z.exactOptional(z.string()) })),
  after: z.string(),
});

/** Events that were looked at, how many of them say that they were decided again since, and how many have which outcome by now. */
interface Result {
  readonly count: number;
  readonly replayed: number;
  readonly outcomes: Readonly<Record<string, number>>;
}
const resultSchema = shapeOf<Result>()({
  count: z.int(),
  replayed: z.int(),
  outcomes: z.record(z.string(), z.int()),
});

/** Looks at a thousand entries at most: codes that are rare are looked for in further steps. */
const maxPages = 10;

async function nextPosition(
  table: Table,
  account: Account,
  asked: ReplayAsked,
  range: UlidRange,
): Promise<Position | undefined> {
  let { after } = range;
  for (let page = 0; page < maxPages; page++) {
    const found = await eventsToReplay(table, account, asked, { ...range, after }, maxItems);
    if (found.after === undefined) return undefined;
    ({ after } = found);
    if (found.events.length > 0) return { events: found.events, after };
  }
  return { events: [], after };
}

/** By their lines as they are now: so a step that is done again counts what its first time did. */
async function resultOf(
  { table }: StepDeps,
  { account, job }: Task,
  before: Result,
  events: readonly EventToReplay[],
): Promise<Result> {
  const keys = keysOf(account);
  const placed = events.map(({ eventId, paymentId }) =>
    paymentId === undefined ? keys.line(eventId) : keys.payment(paymentId),
  );
  const lines = (await readItems(table, placed)).flatMap((item) => foundLine(table)(item)?.line ?? []);
  const outcomes: Record<string, number> = { ...before.outcomes };
  for (const { outcome } of lines) outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  const replayed = lines.filter(
    ({ processedAt, steps }) => processedAt >= job.createdAt && steps.some(({ code }) => code === 'replayed'),
  );
  return {
    ...before,
    count: before.count + events.length,
    replayed: before.replayed + replayed.length,
    outcomes,
  };
}

/** Decides events again, oldest first: those of some outcomes that were first decided in a time. */
export const replay: Step = async (deps, task) => {
  const { account, job } = task;
  const { table } = deps;
  const asked = readAs(replayAskedSchema, job.asked);
  const range = ulidsBetween(asked.from, asked.to);
  if (job.position === undefined) {
    const [position, { count, more }] = await Promise.all([
      nextPosition(table, account, asked, range),
      countToReplay(table, account, asked),
    ]);
    const result: Result = { count: 0, replayed: 0, outcomes: {} };
    return {
      position: position ?? { events: [], after: range.upTo },
      did: 0,
      ...(!more && { total: count }),
      result,
    };
  }
  const { events, after } = readAs(positionSchema, job.position);
  const did = await doEach(deps, task, events, ({ eventId }) =>
    deps.replay(account, eventId, job.createdBy, task.signal),
  );
  const result = await resultOf(deps, task, readAs(resultSchema, job.result), events.slice(0, did));
  if (did < events.length) return { position: { events: events.slice(did), after }, did, result };
  const position = await nextPosition(table, account, asked, { ...range, after });
  return { ...(position && { position }), did, result };
};
