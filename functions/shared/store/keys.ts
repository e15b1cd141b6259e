import { tableLayout } from '../deployment/table-layout.ts';
import type { StateEvent } from '../domain/event.ts';
import { idOf, ulidOf, type Kind } from '../domain/ids.ts';
import { isReport, takesBack } from '../domain/money-back/takes-back.ts';
import type { Account } from './account.ts';
import { listingNames as names, nameOf, shardOf, shardsOf, type Listing } from './listing.ts';

export interface Key {
  readonly pk: string;
  readonly sk: string;
}
/** A key as one text, to look things up by it. */
export const textOfKey = ({ pk, sk }: Key): string => JSON.stringify([pk, sk]);

/** Parts are escaped, so that no part can pose as two. */
const join = (...parts: string[]): string =>
  parts.map((part) => part.replaceAll('%', '%25').replaceAll('#', '%23')).join('#');

const unescaped = (part = ''): string => part.replaceAll('%23', '#').replaceAll('%25', '%');
/** The last part of a key, as it was before it was escaped. */
export const lastPartOf = (key: string): string => unescaped(key.split('#').at(-1));
/** Whose listing an index key of `owner` is. */
export const ownerIn = (key: string): string => unescaped(key.split('#')[2]);

/** The kinds of records that have a key of their own. */
export type RecordKind = Extract<
  Kind,
  'program' | 'partner' | 'lead' | 'deal' | 'customer' | 'job' | 'audit'
>;

/** What stands with an email, in the order of the sort key. */
export const emailEntries = {
  document: 'document',
  former: 'former#',
  lead: 'lead#',
  deal: 'unassigned-deal#',
} as const;

const ulidPart = (kind: Kind, id: string): string => ulidOf(kind, id) ?? join(id);

const hintPrefix = { lead: 'lead#', deal: 'deal#' } as const;
/** The attribute under which a lead or a deal stands in the document of an email. */
export const hintName = (kind: 'lead' | 'deal', id: string): string => hintPrefix[kind] + ulidPart(kind, id);
/** What stands under an attribute of such a document; undefined for what is neither a lead nor a deal. */
export function hintAt(name: string): { readonly kind: 'lead' | 'deal'; readonly id: string } | undefined {
  const kind = (['lead', 'deal'] as const).find((one) => name.startsWith(hintPrefix[one]));
  return kind && { kind, id: idOf(kind, name.slice(hintPrefix[kind].length)) };
}

const correctionSk = 'correction';
/** Whether an item is a reward that an admin gave by hand, by its sort key. */
export const isCorrection = (sk: unknown): boolean => sk === correctionSk;

/** What the sort keys of what was appended to a payment begin with. */
export const entryPrefix = 'entry#';
/** Whether an item is what was appended to a payment, by its sort key. */
export const isEntry = (sk: unknown): boolean => typeof sk === 'string' && sk.startsWith(entryPrefix);

const formerPartnerPrefix = 'former-partner#';
/** Whether an item lists what a former partner was given of a payment, by its sort key. */
export const isFormerPartner = (sk: unknown): boolean =>
  typeof sk === 'string' && sk.startsWith(formerPartnerPrefix);

/** The sort key of a payment. */
export const paymentSk = 'payment';
/** Whether an item is a payment, or what waits for one, by its sort key. */
export const isPayment = (sk: unknown): boolean => sk === paymentSk;

const lineSk = 'event';
/** Whether an item is an activity line of its own, by its sort key. */
export const isLine = (sk: unknown): boolean => sk === lineSk;

/** Last in its partition, so that whatever stands behind it waits. */
const waitingPrefix = 'waiting#';
/**
 * The rank of an event among those that wait: first what reports that money went back, then the states of the payment,
 * then what tells of refunds that were not reported yet, refund by refund.
 */
export function waitingRank(event: StateEvent, ulid: string): string {
  if (isReport(event)) return join('0', ulid);
  const { type, id } = event.transaction;
  return takesBack(type) ? ranksOfRefund(id) + ulid : join('1', ulid);
}
/** What the ranks begin with of all that tells of one refund, while that was not reported. */
export const ranksOfRefund = (refundId: string): string => `${join('2', refundId)}#`;
/** The rank in a sort key. */
export const rankAt = (sk: unknown): string => String(sk).slice(waitingPrefix.length);

/** Every key of the table, by what is kept there. docs/data-model.md is its other half. */
export const keysOf = (account: Account) => ({
  integration: (): Key => ({ pk: join(account, 'integration'), sk: 'integration' }),

  record: (kind: RecordKind, id: string): Key => ({ pk: join(account, kind, id), sk: kind }),
  /** What a customer had of the limited reward rules. */
  ruleUses: (customerId: string): Key => ({ pk: join(account, 'customer', customerId), sk: 'rule-uses' }),
  /** One of a deal's contacts, for finding the deal by email. */
  dealContact: (dealId: string, email: string): Key => ({
    pk: join(account, 'deal', dealId),
    sk: `contact#${email}`,
  }),

  /** The company of a lead, for finding the lead by it. */
  leadCompany: (leadId: string): Key => ({ pk: join(account, 'lead', leadId), sk: 'company' }),

  /** All that an email leads to, as far as it fits: its customer, its open leads, its deals without a customer. */
  emailDocument: (email: string): Key => ({ pk: join(account, 'email', email), sk: emailEntries.document }),
  /** A customer that had this email: what was recorded under it is found by that customer. */
  formerCustomer: (email: string, customerId: string): Key => ({
    pk: join(account, 'email', email),
    sk: emailEntries.former + ulidPart('customer', customerId),
  }),
  /** Where a lead and a deal stand beside the document of an email. */
  openLead: (email: string, leadId: string): Key => ({
    pk: join(account, 'email', email),
    sk: emailEntries.lead + ulidPart('lead', leadId),
  }),
  freeDeal: (email: string, dealId: string): Key => ({
    pk: join(account, 'email', email),
    sk: emailEntries.deal + ulidPart('deal', dealId),
  }),

  chargebeeCustomer: (chargebeeCustomerId: string): Key => ({
    pk: join(account, 'chargebee-customer', chargebeeCustomerId),
    sk: 'customer',
  }),

  /** A Chargebee transaction: the payment, what was appended to it, and what waits for it. */
  payment: (chargebeeTransactionId: string): Key => ({
    pk: join(account, 'payment', chargebeeTransactionId),
    sk: paymentSk,
  }),
  /** Where a refund leads to its payment, or where events wait that name no payment. */
  refund: (chargebeeTransactionId: string): Key => ({
    pk: join(account, 'payment', chargebeeTransactionId),
    sk: 'refund',
  }),
  /** The line of an event that did not bring a payment: a payment holds the line of the one that brought it. */
  line: (eventId: string): Key => ({ pk: join(account, 'event', eventId), sk: lineSk }),

  /** What was appended to a payment. */
  entry: (ulid: string, chargebeeTransactionId: string): Key => ({
    pk: join(account, 'payment', chargebeeTransactionId),
    sk: entryPrefix + ulid,
  }),

  /** A reward that an admin gave by hand. */
  correction: (ulid: string): Key => ({ pk: join(account, 'correction', ulid), sk: correctionSk }),
  /** Where what a payment gave to a partner whose it is no more is listed for that partner. */
  formerPartner: (chargebeeTransactionId: string, partnerId: string): Key => ({
    pk: join(account, 'payment', chargebeeTransactionId),
    sk: formerPartnerPrefix + ulidPart('partner', partnerId),
  }),

  /**
   * An event that waits beside a payment, or beside a refund of which no payment is known.
   * @param rank where it stands among the others: they are settled in this order
   */
  waiting: (under: string, rank: string): Key => ({
    pk: join(account, 'payment', under),
    sk: waitingPrefix + rank,
  }),

  /** What was recorded on a day that is over, summed up. */
  daySums: (date: string): Key => ({ pk: join(account, 'day-sums', date), sk: 'day-sums' }),

  /** How many events ended in each hour of a day. */
  hourCounts: (date: string): Key => ({ pk: join(account, 'hour-counts', date), sk: 'hour-counts' }),

  idempotency: (route: string, key: string): Key => ({
    pk: join(account, 'idempotency', route, key),
    sk: 'idempotency',
  }),

  /** Index keys: where one of a listing stands, by its ULID, and all keys that it may stand under. */
  list: (listing: Listing, ulid: string): string => join(account, nameOf(listing), shardOf(listing, ulid)),
  lists: (listing: Listing): string[] =>
    shardsOf(listing).map((shard) => join(account, nameOf(listing), shard)),
  owner: (listing: Listing, ownerId: string, ulid: string): string =>
    join(account, nameOf(listing), ownerId, shardOf(listing, ulid)),
  owners: (listing: Listing, ownerId: string): string[] =>
    shardsOf(listing).map((shard) => join(account, nameOf(listing), ownerId, shard)),
  /** Lines of events about a Chargebee transaction that appended nothing to it. */
  linesAbout: (chargebeeTransactionId: string): string => join(account, names.line, chargebeeTransactionId),
  ofCustomer: (listing: 'transaction' | 'deal' | 'audit', customerId: string): string =>
    join(account, names[listing], customerId),
  /** Payments in the inbox of one Chargebee customer: what is tied to a customer is tied for all of them. */
  unmatchedOf: (chargebeeCustomerId: string): string => join(account, names.unmatched, chargebeeCustomerId),
  ofEmail: (listing: 'lead' | 'deal' | 'activity', email: string): string =>
    join(account, names[listing], email),
  /** Leads, contacts of deals and customers of a company's domain; and those of a name, of a person or a company. */
  ofDomain: (domain: string): string => join(account, names.domain, domain),
  ofName: (name: string): string => join(account, names.name, name),
  ofEvent: (eventId: string): string => join(account, eventId),
});

const { partitions } = tableLayout;

/** Accounts whose integration is on stand in one partition, so that they can be gone through. */
export const { accountsOn } = partitions;
export const accountOn = (account: Account): Key => ({ pk: accountsOn, sk: account });

/** A webhook key names its account, so its own key cannot. It is kept hashed: the table's keys give no URL away. */
export const webhookKey = (sha256: string): Key => ({ pk: partitions.webhookKeys + sha256, sk: 'webhook' });
/** What webhook keys are checked with: beside them, so that it is read by whom reads them, and by nobody else. */
export const webhookSecret: Key = { pk: `${partitions.webhookKeys}secret`, sk: 'secret' };
/** How often a webhook key was used in the window that began then (epoch milliseconds). */
export const webhookUse = (sha256: string, window: number): Key => ({
  pk: partitions.webhookUse + sha256,
  sk: `window#${window}`,
});
/** What was turned away at the webhook of an account: apart from its records, which the webhook may not touch. */
export const webhookRefusals = (account: Account): Key => ({
  pk: partitions.webhookRefusals + account,
  sk: 'refused',
});
