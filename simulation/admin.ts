import type { Lead } from '../functions/shared/domain/lead.ts';
import { commitWrites, type CommitResult } from '../functions/shared/store/commit-writes.ts';
import { integrationWrites } from '../functions/shared/store/integration-writes.ts';
import { keysOf } from '../functions/shared/store/keys.ts';
import { leadRecords } from '../functions/shared/store/lead-records.ts';
import { readIntegration } from '../functions/shared/store/read-integration.ts';
import { readItem } from '../functions/shared/store/read-item.ts';
import { leadSchema } from '../functions/shared/store/record-schemas.ts';
import type { Owner, Scheduler } from './scheduler.ts';
import type { SimulatedTable } from './table/simulated-table.ts';
import type { AccountPlan, Refusal, Toggle } from './world/plan.ts';

const admin: Owner = { name: 'admin', alive: true };

/** What an admin does beside the payments: reads, changes, writes under the version that was read. */
export function adminOf(
  scheduler: Scheduler,
  simulated: SimulatedTable,
  { account, toggles, refusals }: AccountPlan,
): void {
  const table = simulated.of(admin);

  /** Whoever sees that it did not work tries again a minute later. */
  async function until(isDone: () => Promise<CommitResult | undefined>): Promise<void> {
    for (;;) {
      try {
        const result = await isDone();
        if (result === undefined || result.kind === 'committed') return;
      } catch {
        // Whatever it was, it passes.
      }
      await scheduler.sleep(admin, 60_000);
    }
  }

  const change = ({ settings, at }: Toggle) =>
    until(async () => {
      const before = await readIntegration(table, account);
      const after = before && { ...before, ...settings, version: before.version + 1, updatedAt: at };
      return after && commitWrites(table, integrationWrites(account, before, after));
    });
  const refuse = ({ leadId }: Refusal) =>
    until(async () => {
      const before = await readItem(table, keysOf(account).record('lead', leadId), leadSchema);
      if (before === undefined || before.status === 'converted') return undefined;
      const after: Lead = { ...before, status: 'refused', version: before.version + 1 };
      return commitWrites(table, leadRecords.writes(account, before, after));
    });

  for (const one of toggles) scheduler.at(admin, one.at, 'changes the settings', () => void change(one));
  for (const one of refusals) scheduler.at(admin, one.at, 'refuses a lead', () => void refuse(one));
}
