import { customerRecords } from '../../functions/shared/store/records/customer-records.ts';
import { dealRecords } from '../../functions/shared/store/records/deal-records.ts';
import type { Integration } from '../../functions/shared/store/integration.ts';
import { integrationWrites } from '../../functions/shared/store/writes/integration-writes.ts';
import { leadRecords } from '../../functions/shared/store/records/lead-records.ts';
import { partnerRecords } from '../../functions/shared/store/records/partner-records.ts';
import { programRecords } from '../../functions/shared/store/records/program-records.ts';
import { toTransactItem } from '../../functions/shared/store/writes/to-transact-item.ts';
import type { Write } from '../../functions/shared/store/writes/write.ts';
import type { Owner } from '../scheduler.ts';
import type { SimulatedTable } from '../table/simulated-table.ts';
import { ask, writeOne, type Written } from '../table/writes.ts';
import type { AccountPlan } from './plan.ts';

const admin: Owner = { name: 'admin', alive: true };

const firstIntegration = ({ settings }: AccountPlan): Integration => ({
  version: 1,
  ...settings,
  keys: [],
  updatedAt: 0,
  updatedBy: 'admin',
});

/** What the account holds at the beginning, written as its API writes it. */
export function seedTable(
  { items, of }: SimulatedTable,
  plan: AccountPlan,
  written: (owner: Owner, written: readonly Written[]) => void,
): void {
  const table = of(admin);
  const { account } = plan;
  const writes: Write[] = [
    ...integrationWrites(account, undefined, firstIntegration(plan)),
    ...plan.programs.flatMap((one) => programRecords.writes(account, undefined, one)),
    ...plan.partners.flatMap((one) => partnerRecords.writes(account, undefined, one)),
    ...plan.leads.flatMap((one) => leadRecords.writes(account, undefined, one)),
    ...plan.deals.flatMap((one) => dealRecords.writes(account, undefined, one)),
    ...plan.customers.flatMap((one) => customerRecords.writes(account, undefined, one)),
  ];
  for (const write of writes) written(admin, writeOne(items, ask(toTransactItem(table, write))));
}
