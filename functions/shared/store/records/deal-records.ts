import { contactEmails, type Deal, type FreeDeal } from '../../domain/customer/deal.ts';
import type { Account } from '../account.ts';
import { itemWrites, type RecordItems } from '../writes/item-writes.ts';
import { keysOf } from '../keys.ts';
import { recordItem, ulidIn } from '../items/record-item.ts';
import type { RecordType } from '../items/record-type.ts';
import { dealSchema } from '../items/record-schemas.ts';

/** A deal, an entry for each of its contacts, and while it has no customer, a hint beside each of their emails. */
function itemsOf(account: Account, deal: Deal): RecordItems {
  const keys = keysOf(account);
  const { dealId, version, partnerId, customerId, status } = deal;
  const emails = contactEmails(deal);
  const ulid = ulidIn('deal', dealId);
  const hint: FreeDeal = {
    dealId,
    version,
    ...(partnerId !== undefined && { partnerId }),
    ...(status === 'lost' && { isLost: true }),
    emails,
  };
  const contacts = emails.map((email) => {
    return { ...keys.dealContact(dealId, email), dealId, ulid, emailKey: keys.ofEmail('deal', email) };
  });
  const hints = emails.map((email) => ({ ...keys.freeDeal(email, dealId), ...hint }));
  return {
    record: recordItem(account, 'deal', dealId, deal, {
      ownerKey: partnerId === undefined ? undefined : keys.owner('deal', partnerId, ulid),
      customerKey: customerId === undefined ? undefined : keys.ofCustomer('deal', customerId),
    }),
    followers: customerId === undefined ? [...contacts, ...hints] : contacts,
  };
}

export const dealRecords: RecordType<Deal> = {
  kind: 'deal',
  schema: dealSchema,
  idOf: ({ dealId }) => dealId,
  writes: itemWrites(itemsOf),
};
