import type { Partner } from '../../domain/rewards/partner.ts';
import type { Account } from '../account.ts';
import { itemWrites, type RecordItems } from '../writes/item-writes.ts';
import { keysOf } from '../keys.ts';
import { recordItem, ulidIn } from '../items/record-item.ts';
import type { RecordType } from '../items/record-type.ts';
import { partnerSchema } from '../items/record-schemas.ts';

function itemsOf(account: Account, partner: Partner): RecordItems {
  const ownerKey = keysOf(account).owner('partner', partner.programId, ulidIn('partner', partner.partnerId));
  return { record: recordItem(account, 'partner', partner.partnerId, partner, { ownerKey }), followers: [] };
}

export const partnerRecords: RecordType<Partner> = {
  kind: 'partner',
  schema: partnerSchema,
  idOf: ({ partnerId }) => partnerId,
  writes: itemWrites(itemsOf),
};
