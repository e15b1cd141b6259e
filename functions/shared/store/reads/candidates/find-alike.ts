import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { tableLayout, type IndexName } from '../../../deployment/table-layout.ts';
import type { Candidate, Likeness } from '../../../domain/customer/candidate.ts';
import type { Contact } from '../../../domain/customer/deal.ts';
import type { ChargebeeCustomer } from '../../../domain/event.ts';
import { domainOf, plainFullName, plainName } from '../../../domain/customer/likeness.ts';
import { isFreeMail } from '../../../free-mail.ts';
import type { Account } from '../../account.ts';
import { customerSchema, dealSchema, leadSchema } from '../../items/record-schemas.ts';
import { keysOf, lastPartOf } from '../../keys.ts';
import type { Table } from '../../table.ts';
import { keysIn } from '../index-entry.ts';
import { readItem } from '../read-item.ts';
import { ofCustomer, ofDeal, ofLead } from './candidate-of.ts';

/** So many are looked at of each domain and each name, the newest where they are in order. */
const maxAlike = 5;

/** What of somebody may be alike. */
interface Said {
  readonly emails: readonly string[];
  /** Plain. */
  readonly names: readonly (string | undefined)[];
}

/** A name or a domain to look for. An index may be behind, and what a payment changed is not found anew by it. */
interface Sought {
  readonly why: Likeness;
  readonly index: IndexName;
  readonly key: string;
  readonly isAlike: (said: Said) => boolean;
}

function soughtOf(account: Account, { email, firstName, lastName, company }: ChargebeeCustomer): Sought[] {
  const keys = keysOf(account);
  const domain = email === undefined ? undefined : domainOf(email);
  const person = plainFullName(firstName, lastName);
  const firm = plainName(company);
  const names = [...new Set([person, firm])].filter((name) => name !== undefined);
  const byName = (index: IndexName, name: string): Sought => ({
    why: 'same_name',
    index,
    key: keys.ofName(name),
    isAlike: (said) => said.names.includes(name),
  });
  return [
    ...(domain === undefined || isFreeMail(domain)
      ? []
      : [
          {
            why: 'same_domain' as const,
            index: 'byCustomer' as const,
            key: keys.ofDomain(domain),
            isAlike: ({ emails }: Said) => emails.some((one) => domainOf(one) === domain),
          },
        ]),
    ...names.map((name) => byName('byEvent', name)),
    // A customer is found by its company there.
    ...(firm === undefined ? [] : [byName('byEmail', firm)]),
  ];
}

async function idsOf({ client, name }: Table, { index, key }: Sought): Promise<readonly string[]> {
  const { Items } = await client.send(
    new QueryCommand({
      TableName: name,
      IndexName: index,
      KeyConditionExpression: '#hash = :hash',
      ExpressionAttributeNames: { '#hash': tableLayout.indexes[index].hash },
      ExpressionAttributeValues: { ':hash': key },
      ScanIndexForward: false,
      Limit: maxAlike,
    }),
  );
  return [...new Set(keysIn(Items).map(({ pk }) => pk))];
}

const contactName = ({ name }: Contact): string | undefined => plainFullName(name);

/** Who stands in this partition, if the likeness holds still. */
async function candidateAt(table: Table, account: Account, pk: string, sought: Sought): Promise<Candidate[]> {
  const keys = keysOf(account);
  const id = lastPartOf(pk);
  const { why, isAlike } = sought;
  const ofPerson = (one: {
    readonly email: string;
    readonly firstName?: string;
    readonly lastName?: string;
    readonly company?: string;
  }): Said => ({
    emails: [one.email],
    names: [plainFullName(one.firstName, one.lastName), plainName(one.company)],
  });
  if (pk === keys.record('lead', id).pk) {
    const lead = await readItem(table, keys.record('lead', id), leadSchema);
    return lead && isAlike(ofPerson(lead)) ? ofLead(table, account, lead, why) : [];
  }
  if (pk === keys.record('customer', id).pk) {
    const customer = await readItem(table, keys.record('customer', id), customerSchema);
    return customer && isAlike(ofPerson(customer)) ? [ofCustomer(customer, why)] : [];
  }
  const deal = await readItem(table, keys.record('deal', id), dealSchema);
  const { contacts = [] } = deal ?? {};
  const said = { emails: contacts.map(({ email }) => email), names: contacts.map(contactName) };
  return deal && isAlike(said) ? ofDeal(table, account, deal, why) : [];
}

/** Leads, deals and customers of the payer's company domain, unless anybody may have an address of it, or of the same name. */
export async function findAlike(
  table: Table,
  account: Account,
  payer: ChargebeeCustomer,
): Promise<readonly Candidate[]> {
  const found = await Promise.all(
    soughtOf(account, payer).map(async (sought) => {
      const partitions = await idsOf(table, sought);
      return Promise.all(partitions.map((pk) => candidateAt(table, account, pk, sought)));
    }),
  );
  return found.flat(2);
}
