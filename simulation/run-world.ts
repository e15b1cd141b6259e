import { inspect } from 'node:util';
import { readIntegration } from '../functions/shared/store/read-integration.ts';
import { commitWrites } from '../functions/shared/store/commit-writes.ts';
import { integrationWrites } from '../functions/shared/store/integration-writes.ts';
import type { Table } from '../functions/shared/store/table.ts';
import { checkWorld } from './checks/check-world.ts';
import { watchWrites } from './checks/watch-writes.ts';
import { chargebeeOf } from './chargebee.ts';
import { faultsOf, type FaultCounts } from './faults.ts';
import type { Parts } from './parts-of.ts';
import { randomOf } from './random.ts';
import { schedulerOf, type Owner, type Scheduler } from './scheduler.ts';
import { simulatedQueue } from './simulated-queue.ts';
import { simulatedTable } from './table/simulated-table.ts';
import { tableFaultsOf } from './table/table-faults.ts';
import { traceOf } from './trace.ts';
import { ulidsOf } from './ulids.ts';
import { workersOf } from './workers.ts';
import type { AccountPlan, Toggle } from './world/plan.ts';
import { planWorld } from './world/plan-world.ts';
import { seedTable } from './world/seed-table.ts';

/** How a world ended. */
export interface WorldResult {
  readonly deliveries: number;
  readonly violations: readonly string[];
  /** Of every step in its order: the same for the same seed. */
  readonly hash: string;
  /** Every step, where they were asked for. */
  readonly trace: readonly string[];
}

const admin: Owner = { name: 'admin', alive: true };

/** An admin who sees that it did not work tries again. */
async function change(
  scheduler: Scheduler,
  table: Table,
  { account }: AccountPlan,
  { settings, at }: Toggle,
): Promise<void> {
  for (;;) {
    try {
      const before = await readIntegration(table, account);
      if (before === undefined) return;
      const after = { ...before, ...settings, version: before.version + 1, updatedAt: at };
      const { kind } = await commitWrites(table, integrationWrites(account, before, after));
      if (kind === 'committed') return;
    } catch {
      // Whatever it was, it passes.
      await scheduler.sleep(admin, 60_000);
    }
  }
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
      if (faults.strikes('crash')) workers.crashOne();
    },
    mostSteps: 500_000,
  });
  const watch = watchWrites({
    now: scheduler.now,
    items: () => table.items,
    startedAt: (owner) => workers.startedAt(owner),
  });
  const tableFaults = tableFaultsOf({ faults, random, now: scheduler.now, outage, inLockStep });
  const table = simulatedTable(scheduler, random, tableFaults, watch.written);
  const queue = simulatedQueue(scheduler.now, random, faults);
  const ulids = ulidsOf(scheduler.now, random);
  const { containers, batchSize } = plan;
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
    containers,
    batchSize,
    log,
  });
  const chargebee = chargebeeOf({ parts, scheduler, queue, faults, sent: workers.wake });

  for (const account of plan.accounts) {
    seedTable(table.of(admin), table.items, account, watch.written);
    for (const { at, body } of account.events) chargebee.post({ at, account: account.account, body });
    for (const toggle of account.toggles) {
      scheduler.at(
        admin,
        toggle.at,
        'changes the settings',
        () => void change(scheduler, table.of(admin), account, toggle),
      );
    }
  }
  if (plan.poison) queue.send('no message', 'no account!');
  workers.wake();
  const stopped: string[] = [];
  try {
    await scheduler.run();
  } catch (error) {
    stopped.push(String(error));
  }
  return {
    deliveries: chargebee.deliveries(),
    violations: [...stopped, ...watch.violations(), ...checkWorld(plan, table.items.all(), queue)],
    hash: trace.hash(),
    trace: trace.lines(),
  };
}
