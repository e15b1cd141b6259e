import type { Customer } from '../functions/shared/domain/customer/customer.ts';
import type { Lead } from '../functions/shared/domain/customer/lead.ts';
import { isDecided } from '../functions/shared/domain/payment/payment.ts';
import { commitWrites, type CommitResult } from '../functions/shared/store/writes/commit-writes.ts';
import { integrationWrites } from '../functions/shared/store/writes/integration-writes.ts';
import { movedRewardWrites } from '../functions/shared/store/writes/moved-reward-writes.ts';
import { keysOf } from '../functions/shared/store/keys.ts';
import { customerRecords } from '../functions/shared/store/records/customer-records.ts';
import { leadRecords } from '../functions/shared/store/records/lead-records.ts';
import { loadEmailDocument } from '../functions/shared/store/reads/load-email-document.ts';
import { readEntries } from '../functions/shared/store/reads/read-entries.ts';
import { readIntegration } from '../functions/shared/store/reads/read-integration.ts';
import { readItem } from '../functions/shared/store/reads/read-item.ts';
import { readKnownPaymentAt } from '../functions/shared/store/reads/read-known-payment-at.ts';
import { leadSchema } from '../functions/shared/store/items/record-schemas.ts';
import type { Parts } from './parts-of.ts';
import { saveRecord } from './save-record.ts';
import type { Owner, Scheduler } from './scheduler.ts';
import type { SimulatedTable } from './table/simulated-table.ts';
import type {
  AccountPlan,
  LateLead,
  PlannedEvent,
  Reassignment,
  Refusal,
  RewardMove,
  Toggle,
} from './world/plan.ts';

const admin: Owner = { name: 'admin', alive: true };

/** What an admin does beside the payments: reads, changes, writes under the version that was read. */
export function adminOf(
  parts: Parts,
  scheduler: Scheduler,
  simulated: SimulatedTable,
  { account, toggles, refusals, reassignments, lateLeads, moves }: AccountPlan,
  resend: (event: PlannedEvent) => void,
): void {
  const table = simulated.of(admin);

  /** Whoever sees that it did not work tries again a minute later. */
  async function until(
    isDone: () => Promise<Pick<CommitResult, 'kind'> | { kind: 'too_many' } | undefined>,
  ): Promise<void> {
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
      return saveRecord(table, account, leadRecords, { before, after });
    });
  const reassign = ({ email, partnerId }: Reassignment) =>
    until(async () => {
      const before = (await loadEmailDocument(table, account, email)).customer;
      if (before === undefined) return undefined;
      const { sourcePartnerId, ...rest } = before;
      const after: Customer = {
        ...rest,
        ...(partnerId !== undefined && { sourcePartnerId: partnerId }),
        version: before.version + 1,
      };
      return saveRecord(table, account, customerRecords, { before, after });
    });
  const add = async ({ lead, resent }: LateLead): Promise<void> => {
    await until(async () => {
      const there = await readItem(table, keysOf(account).record('lead', lead.leadId), leadSchema);
      return there ? undefined : saveRecord(table, account, leadRecords, { after: lead });
    });
    for (const event of resent) resend(event);
  };
  /** One status after the other, as far as that is allowed by then. */
  const moveOn = async ({ paymentId, which, statuses }: RewardMove): Promise<void> => {
    for (const status of statuses) {
      await until(async () => {
        const payment = await readKnownPaymentAt(table, account, paymentId);
        if (!isDecided(payment) || payment.rewards.length === 0) return undefined;
        const entries = await readEntries(table, account, paymentId);
        const movables = [
          ...payment.rewards.map((_, place) => ({ place, entry: undefined })),
          ...entries.flatMap((entry) => entry.rewards.map(({ place }) => ({ place, entry }))),
        ];
        const { place, entry } = movables[which % movables.length] ?? { place: 0 };
        const moved = entry
          ? parts.moveReversal(payment, { place, entry }, entries, status)
          : parts.moveReward(payment, place, status, scheduler.now());
        if (moved.kind === 'refused') return undefined;
        const givenBy = entries.find(({ ulid }) => ulid === payment.rewards[place]?.givenBy);
        const at = entry ?? givenBy;
        return commitWrites(table, movedRewardWrites(account, moved.payment, at ? { entry: at } : {}));
      });
    }
  };

  for (const one of toggles) scheduler.at(admin, one.at, 'changes the settings', () => void change(one));
  for (const one of refusals) scheduler.at(admin, one.at, 'refuses a lead', () => void refuse(one));
  for (const one of reassignments)
    scheduler.at(admin, one.at, 'reassigns a customer', () => void reassign(one));
  for (const one of lateLeads) scheduler.at(admin, one.at, 'adds a lead', () => void add(one));
  for (const one of moves) scheduler.at(admin, one.at, 'moves a reward', () => void moveOn(one));
}
