import type { Table } from '../../../functions/shared/store/table.ts';
import { noFaults } from '../../../simulation/fault-rates.ts';
import { faultsOf, noCounts } from '../../../simulation/faults.ts';
import { randomOf } from '../../../simulation/random.ts';
import type { Scheduler } from '../../../simulation/scheduler.ts';
import { simulatedTable } from '../../../simulation/table/simulated-table.ts';
import { tableFaultsOf } from '../../../simulation/table/table-faults.ts';
import type { Item } from '../../../simulation/table/item.ts';
import type { Actor } from './interleave.ts';

interface Request {
  readonly actor: string;
  /** The n-th of its actor. */
  readonly n: number;
  readonly isRead: boolean;
  /** So many requests were made before it waited. */
  readonly since: number;
  readonly run: () => void;
}

/** Whether it may not come next: two reads beside each other see the same in either order, so one order of them is enough. */
function isSameAsBefore(request: Request, last: Request | undefined, made: number): boolean {
  if (!last?.isRead || !request.isRead || request.since >= made) return false;
  return request.actor < last.actor || (request.actor === last.actor && request.n < last.n);
}

/** A world of its own for each order: what is there before, who works side by side, and what has to hold at the end. */
export interface Scene {
  readonly actors: readonly Actor[];
  readonly check: (items: readonly Item[]) => void;
}

/** Which of all that might have come next was taken, at each request. */
interface Turn {
  readonly taken: number;
  readonly of: number;
}

/** One order of the requests of some actors. @param path which of all that wait comes next, each time: the remainder counts */
export async function oneInterleaving(
  open: (table: Table) => Promise<Scene>,
  path: readonly number[],
): Promise<readonly Turn[]> {
  let isOpen = false;
  let made = 0;
  let waiting: Request[] = [];
  const counts = new Map<string, number>();
  const step: Scheduler['step'] = (owner, label, effect) =>
    new Promise((resolve, reject) => {
      const run = () => {
        try {
          resolve(effect());
        } catch (error) {
          reject(error);
        }
      };
      if (!isOpen) {
        run();
        return;
      }
      const n = (counts.get(owner.name) ?? 0) + 1;
      counts.set(owner.name, n);
      waiting.push({ actor: owner.name, n, isRead: label.startsWith('reads'), since: made, run });
    });
  const scheduler: Scheduler = {
    now: Date.now,
    step,
    sleep: () => Promise.resolve(),
    at: () => undefined,
    kill: () => undefined,
    run: () => Promise.resolve(),
  };
  const random = randomOf(1);
  const faults = faultsOf(random, noFaults, noCounts());
  const options = { faults, random, now: Date.now, outage: undefined, inLockStep: false };
  const table = simulatedTable(scheduler, random, tableFaultsOf(options), () => undefined);
  const { actors, check } = await open(table.of({ name: 'before', alive: true }));

  isOpen = true;
  let working = actors.length;
  const ends = Promise.allSettled(
    actors.map((actor, n) => actor(table.of({ name: String(n), alive: true })).finally(() => working--)),
  );
  const turns: Turn[] = [];
  let last: Request | undefined;
  for (;;) {
    // Whoever was answered goes on to its next request.
    await new Promise(setImmediate);
    if (working === 0) break;
    const allowed = waiting.filter((one) => !isSameAsBefore(one, last, made));
    // Of two reads in the one order there is always one that may come.
    const from = allowed.length > 0 ? allowed : waiting;
    const taken = (path[turns.length] ?? 0) % Math.max(from.length, 1);
    const next = from[taken];
    if (next === undefined) continue;
    turns.push({ taken, of: from.length });
    waiting = waiting.filter((one) => one !== next);
    made++;
    last = next;
    next.run();
  }
  const failed = (await ends).filter((end) => end.status === 'rejected');
  if (failed.length > 0) throw new AggregateError(failed.map(({ reason }): unknown => reason));
  check(table.items.all());
  return turns;
}

/**
 * Every order of the requests of some actors that may end differently, one after the other.
 * @returns how many there are
 * @throws with the order in which it failed
 */
export async function everyInterleaving(open: (table: Table) => Promise<Scene>): Promise<number> {
  let path: number[] = [];
  for (let count = 1; ; count++) {
    const turns = await oneInterleaving(open, path).catch((error: unknown) => {
      throw new Error(`In the order ${JSON.stringify(path)}`, { cause: error });
    });
    const next = turns.findLastIndex(({ taken, of }) => taken + 1 < of);
    if (next === -1) return count;
    path = [...turns.slice(0, next).map(({ taken }) => taken), (turns[next]?.taken ?? 0) + 1];
  }
}
