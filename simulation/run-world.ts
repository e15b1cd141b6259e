import { inspect } from 'node:util';
import type { ActivityLine } from '../functions/shared/domain/lines/activity.ts';
import { adminOf } from './admin.ts';
import type { Asked } from './asking/asked.ts';
import { askingOf } from './asking/asking.ts';
import { checkWorld } from './checks/check-world.ts';
import { watchWrites } from './checks/watch-writes.ts';
import { chargebeeOf } from './chargebee.ts';
import { faultsOf, type FaultCounts } from './faults.ts';
import { operatorsOf } from './operators.ts';
import type { Parts } from './parts-of.ts';
import { randomOf } from './random.ts';
import { schedulerOf, type Owner } from './scheduler.ts';
import { settingsCallsOf } from './settings-calls.ts';
import { simulatedQueue, type SimulatedQueue } from './simulated-queue.ts';
import { simulatedTable } from './table/simulated-table.ts';
import { tableFaultsOf } from './table/table-faults.ts';
import { traceOf } from './trace.ts';
import { ulidsOf } from './ulids.ts';
import { workersOf } from './workers.ts';
import type { PlannedEvent } from './world/plan.ts';
import { planWorld } from './world/plan-world.ts';
import { seedTable } from './world/seed-table.ts';

const somebody: Owner = { name: 'somebody', alive: true };

/** How a world ended. */
export interface WorldResult {
  readonly deliveries: number;
  /** Of one message until it was done. */
  readonly highestReceives: number;
  readonly violations: readonly string[];
  /** Of every step in its order: the same for the same seed. */
  readonly hash: string;
  /** Every step, where they were asked for. */
  readonly trace: readonly string[];
}

/** One world from its first event to the last effect of it, and what is wrong with it then. */
export async function runWorld(
  seed: number,
  parts: Parts,
  counts: FaultCounts,
  inFull = false,
): Promise<WorldResult> {
  const random = randomOf(seed);
  const plan = planWorld(random);
  const { rates, inLockStep, outage } = plan;
  const faults = faultsOf(random, rates, counts);
  const trace = traceOf(inFull);
  const scheduler = schedulerOf(plan.start, random, trace, {
    stalls: () => faults.strikes('stall'),
    longestStall: 900_000,
    longestStep: inLockStep ? 0 : 4,
    disturb: () => {
      if (!faults.strikes('crash')) return;
      if (random.chance(0.7) || !calls.crashOne()) workers.crashOne();
    },
    maxSteps: 500_000,
  });
  const watch = watchWrites({
    now: scheduler.now,
    items: () => table.items,
    startedAt: (owner) => workers.startedAt(owner) ?? calls.startedAt(owner),
    isAsked: (pk) => [...asked.values()].some(({ replayed }) => replayed.has(pk)),
    isUnlinked: ({ pk, line }) => {
      const { chargebeeCustomerId = '' } = line as ActivityLine;
      return asked.get(String(pk).split('#')[0] ?? '')?.unlinked.has(chargebeeCustomerId) ?? false;
    },
  });
  const tableFaults = tableFaultsOf({ faults, random, now: scheduler.now, outage, inLockStep });
  const table = simulatedTable(scheduler, random, tableFaults, watch.written);
  const { containers, batchSize, maxReceives } = plan;
  const queue: SimulatedQueue = simulatedQueue({
    now: scheduler.now,
    random,
    faults,
    maxReceives,
    died: () => {
      operators.alarm();
    },
  });
  const ulids = ulidsOf(scheduler.now, random);
  const log = (...line: unknown[]) => {
    if (inFull) trace.note(`  ${inspect(line, { breakLength: Infinity })}`);
  };
  const workers = workersOf({
    parts,
    scheduler,
    queue,
    table,
    random,
    faults,
    ulids,
    log,
    maxReceives,
    containers,
    batchSize,
    fillsBatches: plan.poisonAt !== undefined,
  });
  const calls = settingsCallsOf({
    parts,
    scheduler,
    table,
    queue,
    random,
    faults,
    ulids,
    sent: workers.wake,
  });
  const asked = new Map<string, Asked>();
  const operators = operatorsOf({ plan, scheduler, queue, sent: workers.wake });
  const chargebee = chargebeeOf({ parts, scheduler, queue, faults, sent: workers.wake });

  for (const account of plan.accounts) {
    seedTable(table, account, watch.written);
    const post = ({ at = scheduler.now(), body }: Pick<PlannedEvent, 'at' | 'body'>) => {
      chargebee.post({ at, account: account.account, body });
    };
    adminOf(parts, scheduler, table, account, ({ body }) => {
      post({ body });
    });
    const asking = { parts, scheduler, calls, items: () => table.items, plan: account };
    asked.set(account.account, askingOf(asking));
    for (const event of account.events) if (event.at !== undefined) post(event);
  }
  if (plan.poisonAt !== undefined) {
    scheduler.at(somebody, plan.poisonAt, 'sends nonsense', () => {
      queue.send('no message', 'no account!');
      workers.wake();
    });
  }
  const stopped: string[] = [];
  try {
    await scheduler.run();
  } catch (error) {
    stopped.push(String(error));
  }
  return {
    deliveries: chargebee.deliveries(),
    highestReceives: queue.highestReceives(),
    violations: [...stopped, ...watch.violations(), ...checkWorld(plan, table.items.all(), queue, asked)],
    hash: trace.hash(),
    trace: trace.lines(),
  };
}
