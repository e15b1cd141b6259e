import type { FreeDeal } from '../../functions/shared/domain/customer/deal.ts';
import { idOf, ulidOf } from '../../functions/shared/domain/ids.ts';
import type { OpenLead } from '../../functions/shared/domain/customer/lead.ts';
import type { RewardRule } from '../../functions/shared/domain/rewards/program.ts';
import { ulid as newUlid } from 'ulid';
import { accountSchema, type Account } from '../../functions/shared/store/account.ts';
import { commitWrites } from '../../functions/shared/store/writes/commit-writes.ts';
import { keysOf } from '../../functions/shared/store/keys.ts';
import type { Table } from '../../functions/shared/store/table.ts';
import type { Write } from '../../functions/shared/store/writes/write.ts';
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
      const ulid = ulidOf('lead', lead.leadId);
      const record = { ...lead, status: 'accepted', createdAt, ulid };
      await write(
        { kind: 'put', item: { ...keys.record('lead', lead.leadId), ...record } },
        { kind: 'put', item: { ...keys.openLead(lead.email, lead.leadId), ...lead } },
      );
      return lead;
    },
    deal: async (given) => {
      const deal = { dealId: idOf('deal', newUlid()), version: 1, ...given };
      const contacts = deal.emails.map((email) => ({ email }));
      const record = { dealId: deal.dealId, version: 1, name: 'Deal', status: 'open', contacts, createdAt };
      await write(
        {
          kind: 'put',
          item: { ...keys.record('deal', deal.dealId), ...record, ulid: ulidOf('deal', deal.dealId) },
        },
        ...deal.emails.map((email): Write => ({
          kind: 'put',
          item: { ...keys.freeDeal(email, deal.dealId), ...deal },
        })),
      );
      return deal;
    },
  };
}
