import type { PartnerTerms } from '../../domain/rewards/partner.ts';
import type { Account } from '../account.ts';
import { keysOf } from '../keys.ts';
import { readItem } from './read-item.ts';
import { programSchema } from '../items/program-schemas.ts';
import { partnerSchema } from '../items/record-schemas.ts';
import type { Table } from '../table.ts';

/** What a partner is promised; undefined for one that is not there. */
export async function readPartnerTerms(
  table: Table,
  account: Account,
  partnerId: string,
): Promise<PartnerTerms | undefined> {
  const keys = keysOf(account);
  const partner = await readItem(table, keys.record('partner', partnerId), partnerSchema);
  if (partner === undefined) return undefined;
  const program = await readItem(table, keys.record('program', partner.programId), programSchema);
  return { programId: partner.programId, status: partner.status, rules: program?.rules ?? [] };
}
