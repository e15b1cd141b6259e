import { isOpenLead, type Lead } from '../../domain/customer/lead.ts';
import type { Account } from '../account.ts';
import { hintWrites, type Hint } from '../writes/hint-writes.ts';
import { itemWrites, type RecordItems } from '../writes/item-writes.ts';
import { keysOf } from '../keys.ts';
import { companyKey, personKeys } from '../items/likeness-keys.ts';
import { recordItem, ulidIn } from '../items/record-item.ts';
import type { RecordType } from '../items/record-type.ts';
import { leadSchema } from '../items/record-schemas.ts';

function itemsOf(account: Account, lead: Lead): RecordItems {
  const keys = keysOf(account);
  const { leadId, email, partnerId, company } = lead;
  const ulid = ulidIn('lead', leadId);
  const eventKey = companyKey(account, company);
  return {
    record: recordItem(account, 'lead', leadId, lead, {
      emailKey: keys.ofEmail('lead', email),
      ownerKey: partnerId === undefined ? undefined : keys.owner('lead', partnerId, ulid),
      ...personKeys(account, lead),
    }),
    followers: eventKey === undefined ? [] : [{ ...keys.leadCompany(leadId), leadId, ulid, eventKey }],
  };
}

/** While a payment may convert it. */
function hintOf(lead: Lead | undefined): Hint | undefined {
  if (lead === undefined || !isOpenLead(lead)) return undefined;
  const { leadId, version, email, partnerId, registeredAt } = lead;
  const said = { version, ...(partnerId !== undefined && { partnerId }), registeredAt };
  return { kind: 'lead', id: leadId, said, emails: [email] };
}

export const leadRecords: RecordType<Lead> = {
  kind: 'lead',
  schema: leadSchema,
  idOf: ({ leadId }) => leadId,
  emails: ({ email }) => [email],
  writes: (account, before, after, documents) => [
    ...itemWrites(itemsOf)(account, before, after),
    ...hintWrites(account, hintOf(before), hintOf(after), documents),
  ],
};
