import { contactEmails, type Deal } from '../../domain/customer/deal.ts';
import type { Account } from '../account.ts';
import { hintWrites, type Hint } from '../writes/hint-writes.ts';
import { itemWrites, type RecordItems } from '../writes/item-writes.ts';
import { keysOf } from '../keys.ts';
import { contactKeys } from '../items/likeness-keys.ts';
import { present } from '../items/present.ts';
import { recordItem, ulidIn } from '../items/record-item.ts';
import type { RecordType } from '../items/record-type.ts';
import { dealSchema } from '../items/record-schemas.ts';

/** A deal, and an entry for each of its contacts. */
function itemsOf(account: Account, deal: Deal): RecordItems {
  const keys = keysOf(account);
  const { dealId, partnerId, customerId } = deal;
  const ulid = ulidIn('deal', dealId);
  return {
    record: recordItem(account, 'deal', dealId, deal, {
      ownerKey: partnerId === undefined ? undefined : keys.owner('deal', partnerId, ulid),
      customerKey: customerId === undefined ? undefined : keys.ofCustomer('deal', customerId),
    }),
    followers: contactEmails(deal).map((email) => {
      const contact = deal.contacts.find((one) => one.email === email && one.name !== undefined) ?? { email };
      const found = { emailKey: keys.ofEmail('deal', email), ...present(contactKeys(account, contact)) };
      return { ...keys.dealContact(dealId, email), dealId, ulid, ...found };
    }),
  };
}

/** While it has no customer. */
function hintOf(deal: Deal | undefined): Hint | undefined {
  if (deal === undefined || deal.customerId !== undefined) return undefined;
  const { dealId, version, partnerId, status } = deal;
  const isLost = status === 'lost' && { isLost: true };
  const said = { version, ...(partnerId !== undefined && { partnerId }), ...isLost };
  return { kind: 'deal', id: dealId, said, emails: contactEmails(deal) };
}

export const dealRecords: RecordType<Deal> = {
  kind: 'deal',
  schema: dealSchema,
  idOf: ({ dealId }) => dealId,
  emails: contactEmails,
  writes: (account, before, after, documents) => [
    ...itemWrites(itemsOf)(account, before, after),
    ...hintWrites(account, hintOf(before), hintOf(after), documents),
  ],
};
