import type { FreeDeal } from '../../functions/shared/domain/customer/deal.ts';
import { idOf } from '../../functions/shared/domain/ids.ts';
import type { OpenLead } from '../../functions/shared/domain/customer/lead.ts';
import type { RewardRule } from '../../functions/shared/domain/rewards/program.ts';
import { ulid as newUlid } from 'ulid';
import { accountSchema, type Account } from '../../functions/shared/store/account.ts';
import { commitWrites } from '../../functions/shared/store/writes/commit-writes.ts';
import { keysOf } from '../../functions/shared/store/keys.ts';
import type { RecordType } from '../../functions/shared/store/items/record-type.ts';
import { dealRecords } from '../../functions/shared/store/records/deal-records.ts';
import { leadRecords } from '../../functions/shared/store/records/lead-records.ts';
import type { Table } from '../../functions/shared/store/table.ts';
import type { Write } from '../../functions/shared/store/writes/write.ts';
import { saveRecord } from '../../simulation/save-record.ts';
import { aRule } from './payment-case.ts';

export interface Seeded {
  readonly account: Account;
  readonly partnerId: string;
  lead(lead: Partial<OpenLead> & { readonly email: string }): Promise<OpenLead>;
  deal(deal: Partial<FreeDeal> & { readonly emails: readonly string[] }): Promise<FreeDeal>;
  options(status: 'on' | 'off', options?: object): Promise<void>;
}

/** A fresh account with the integration on and one active partner, whose program has these rules. */
export async function seedAccount(table: Table, rules: readonly RewardRule[] = [aRule()]): Promise<Seeded> {
  const account = accountSchema.parse(`t-${newUlid()}`);
  const keys = keysOf(account);
  const programId = idOf('program', newUlid());
  const partnerId = idOf('partner', newUlid());
  const createdAt = Date.now();
  const write = async (...writes: Write[]): Promise<void> => {
    const { kind } = await commitWrites(table, writes);
    if (kind !== 'committed') throw new Error(`Seeding was ${kind}.`);
  };
  let last = Promise.resolve();
  /** One after the other, so that none waits for a place that another is given. */
  const save = <T extends { readonly version: number }>(type: RecordType<T>, after: T): Promise<void> =>
    (last = last.then(async () => {
      const { kind } = await saveRecord(table, account, type, { after });
      if (kind !== 'committed') throw new Error(`Seeding was ${kind}.`);
    }));
  const options = async (status: 'on' | 'off', changed: object = {}): Promise<void> => {
    const all = { convertLead: true, associateDeals: true, createTransactions: true, ...changed };
    const item = { version: 1, status, options: all, keys: [], updatedAt: createdAt, updatedBy: 'test' };
    await write({ kind: 'put', item: { ...keys.integration(), ...item } });
  };
  const program = { programId, version: 1, name: 'Referrals', rules, createdAt };
  const partner = {
    partnerId,
    version: 1,
    name: 'Northwind',
    email: 'hello@northwind.example',
    programId,
    status: 'active',
    createdAt,
  };
  await write({ kind: 'put', item: { ...keys.record('program', programId), ...program } });
  await write({ kind: 'put', item: { ...keys.record('partner', partnerId), ...partner } });
  await options('on');
  return {
    account,
    partnerId,
    options,
    lead: async (given) => {
      const lead = {
        leadId: idOf('lead', newUlid()),
        version: 1,
        partnerId,
        registeredAt: createdAt,
        ...given,
      };
      await save(leadRecords, { ...lead, status: 'accepted', createdAt });
      return lead;
    },
    deal: async (given) => {
      const deal = { dealId: idOf('deal', newUlid()), version: 1, ...given };
      const { isLost, emails, beside, ...said } = deal;
      const contacts = emails.map((email) => ({ email }));
      await save(dealRecords, {
        ...said,
        name: 'Deal',
        status: isLost ? 'lost' : 'open',
        contacts,
        createdAt,
      });
      return deal;
    },
  };
}
