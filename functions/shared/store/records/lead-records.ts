import { isOpenLead, type Lead, type OpenLead } from '../../domain/customer/lead.ts';
import type { Account } from '../account.ts';
import { itemWrites, type RecordItems } from '../writes/item-writes.ts';
import { keysOf } from '../keys.ts';
import { recordItem, ulidIn } from '../items/record-item.ts';
import type { RecordType } from '../items/record-type.ts';
import { leadSchema } from '../items/record-schemas.ts';

/** A lead, and while a payment may convert it, the hint beside its email that leads there. */
function itemsOf(account: Account, lead: Lead): RecordItems {
  const keys = keysOf(account);
  const { leadId, version, email, partnerId, registeredAt } = lead;
  const hint: OpenLead = {
    leadId,
    version,
    email,
    ...(partnerId !== undefined && { partnerId }),
    registeredAt,
  };
  return {
    record: recordItem(account, 'lead', leadId, lead, {
      emailKey: keys.ofEmail('lead', email),
      ownerKey: partnerId === undefined ? undefined : keys.owner('lead', partnerId, ulidIn('lead', leadId)),
    }),
    followers: isOpenLead(lead) ? [{ ...keys.openLead(email, leadId), ...hint }] : [],
  };
}

export const leadRecords: RecordType<Lead> = {
  kind: 'lead',
  schema: leadSchema,
  idOf: ({ leadId }) => leadId,
  writes: itemWrites(itemsOf),
};
