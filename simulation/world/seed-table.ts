import type { Lead } from '../../functions/shared/domain/customer/lead.ts';
import { customerRecords } from '../../functions/shared/store/records/customer-records.ts';
import { dealRecords } from '../../functions/shared/store/records/deal-records.ts';
import { readEmailDocument } from '../../functions/shared/store/items/email-document.ts';
import type { RecordType } from '../../functions/shared/store/items/record-type.ts';
import type { Integration } from '../../functions/shared/store/integration.ts';
import { integrationWrites } from '../../functions/shared/store/writes/integration-writes.ts';
import { keysOf } from '../../functions/shared/store/keys.ts';
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
  const write = (writes: readonly Write[]) => {
    for (const one of writes) written(admin, writeOne(items, ask(toTransactItem(table, one))));
  };
  const documentOf = (email: string) =>
    [email, readEmailDocument(email, items.get(keysOf(account).emailDocument(email)))] as const;
  const change = <T extends { readonly version: number }>(
    type: RecordType<T>,
    before: T | undefined,
    after: T,
  ) => {
    const documents = new Map((type.emails?.(after) ?? []).map(documentOf));
    write(type.writes(account, before, after, documents));
  };
  const add = <T extends { readonly version: number }>(type: RecordType<T>, records: readonly T[]) => {
    for (const one of records) change(type, undefined, one);
  };
  /** Whoever is refused was open until the next lead of the same email was there. */
  const addLeads = (leads: readonly Lead[]) => {
    const refuse = (lead: Lead | undefined) => {
      if (lead?.status !== 'refused') return;
      change<Lead>(leadRecords, { ...lead, status: 'accepted' }, { ...lead, version: 2 });
    };
    leads.forEach((lead, n) => {
      const before = leads[n - 1];
      if (before?.email !== lead.email) refuse(before);
      change<Lead>(
        leadRecords,
        undefined,
        lead.status === 'refused' ? { ...lead, status: 'accepted' } : lead,
      );
      if (before?.email === lead.email) refuse(before);
    });
    refuse(leads.at(-1));
  };
  write(integrationWrites(account, undefined, firstIntegration(plan)));
  add(programRecords, plan.programs);
  add(partnerRecords, plan.partners);
  addLeads(plan.leads);
  add(dealRecords, plan.deals);
  add(customerRecords, plan.customers);
}
