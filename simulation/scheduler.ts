import type { Random } from './random.ts';
import type { Trace } from './trace.ts';
import { timersOf } from './timers.ts';

/** Somebody who does things; once dead, nothing of it happens any more, and what it waits for never comes. */
export interface Owner {
  readonly name: string;
  alive: boolean;
}

/** A step that may be taken. One that is not heard has its effect, and nobody learns of it. */
interface Task {
  readonly owner: Owner;
  readonly label: string;
  readonly run: (isHeard: boolean) => void;
}

export interface Scheduler {
  /** Virtual time, epoch milliseconds. */
  readonly now: () => number;
  /** Does something when its turn comes. @param latency milliseconds before it may come */
  readonly step: <T>(owner: Owner, label: string, effect: () => T, latency?: number) => Promise<T>;
  readonly sleep: (owner: Owner, milliseconds: number) => Promise<void>;
  readonly at: (owner: Owner, time: number, label: string, run: () => void) => void;
  /** What it has under way has its effect or not, as `reachesItsEnd` says for each; it hears of none. */
  readonly kill: (owner: Owner, reachesItsEnd: () => boolean) => void;
  /** Until nothing is left to do. */
  readonly run: () => Promise<void>;
}

export interface Pace {
  /** Whether time goes on although somebody could do something: whoever is under way stalls. */
  readonly stalls: () => boolean;
  /** The longest stall, milliseconds. */
  readonly longestStall: number;
  /** Milliseconds that a step takes at most. */
  readonly longestStep: number;
  /** Before each step. */
  readonly disturb: () => void;
  readonly maxSteps: number;
}

/** Every microtask that can run has run: `nextTick` comes after the last of them, without a turn of the event loop. */
const drained = (): Promise<void> =>
  new Promise((resolve) => {
    queueMicrotask(() => {
      process.nextTick(resolve);
    });
  });

/** Whoever waits for anything waits here; chance takes the next step of all that may be taken. One thing at a time. */
export function schedulerOf(start: number, random: Random, trace: Trace, pace: Pace): Scheduler {
  let now = start;
  let steps = 0;
  let ready: Task[] = [];
  const timers = timersOf<Task>();
  const isDue = () => timers.next() <= now;

  /** @returns false where nothing will ever happen again */
  function advance(): boolean {
    if (timers.next() === Infinity) return false;
    now = Math.max(now, timers.next());
    while (isDue()) {
      const task = timers.take();
      if (task?.owner.alive) ready.push(task);
    }
    return true;
  }

  function takeOne(): void {
    const index = random.below(ready.length);
    const task = ready[index];
    const last = ready.pop();
    if (task === undefined || last === undefined) return;
    if (task !== last) ready[index] = last;
    if (pace.longestStep > 0) now += random.below(pace.longestStep);
    trace.note(`${now} ${task.owner.name} ${task.label}`);
    task.run(true);
  }

  function add(task: Task, latency: number): void {
    if (!task.owner.alive) return;
    if (latency > 0) timers.add(now + latency, task);
    else ready.push(task);
  }

  return {
    now: () => now,
    step: (owner, label, effect, latency = 0) =>
      new Promise((resolve, reject) => {
        const run = (isHeard: boolean) => {
          try {
            const value = effect();
            if (isHeard) resolve(value);
          } catch (error) {
            // Whatever the table throws is handed on as it is.
            if (isHeard) reject(error);
          }
        };
        add({ owner, label, run }, latency);
      }),
    sleep: (owner, milliseconds) =>
      new Promise((resolve) => {
        const run = (isHeard: boolean) => {
          if (isHeard) resolve();
        };
        add({ owner, label: 'wakes', run }, Math.max(1, Math.ceil(milliseconds)));
      }),
    at: (owner, time, label, run) => {
      timers.add(time, { owner, label, run });
    },
    kill: (owner, reachesItsEnd) => {
      trace.note(`${now} ${owner.name} dies`);
      owner.alive = false;
      const own = ready.filter((task) => task.owner === owner);
      ready = ready.filter((task) => task.owner !== owner);
      for (const task of own) if (reachesItsEnd()) task.run(false);
    },
    run: async () => {
      for (;;) {
        await drained();
        if (++steps > pace.maxSteps)
          throw new Error(`It has not come to its end after ${pace.maxSteps} steps.`);
        pace.disturb();
        const stalls = ready.length > 0 && timers.next() - now < pace.longestStall && pace.stalls();
        if (stalls) trace.note(`${now} stall`);
        if (ready.length === 0 || stalls || isDue()) {
          if (!advance() && ready.length === 0) return;
        } else takeOne();
      }
    },
  };
}
