import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { formerAt } from '../../domain/customer/chargebee-identity.ts';
import type { Customer } from '../../domain/customer/customer.ts';
import type { FreeDeal } from '../../domain/customer/deal.ts';
import type { OpenLead } from '../../domain/customer/lead.ts';
import type { PaymentState } from '../../domain/payment/payment-state.ts';
import type { Account } from '../account.ts';
import { emailEntries, keysOf } from '../keys.ts';
import { readAs } from '../items/read-as.ts';
import { readIdentity } from './read-identity.ts';
import { readItem } from './read-item.ts';
import { customerSchema, freeDealSchema, openLeadSchema } from '../items/record-schemas.ts';
import type { Table } from '../table.ts';

type ByEmail = Pick<PaymentState, 'customerByEmail' | 'leads' | 'deals'>;

/** All that an email leads to, in one strongly consistent Query: its items leave as they are used up, so it stays small. */
async function loadByEmail({ client, name }: Table, account: Account, email: string): Promise<ByEmail> {
  let customerByEmail: Customer | undefined;
  const leads: OpenLead[] = [];
  const deals: FreeDeal[] = [];
  let from: Record<string, unknown> | undefined;
  do {
    const page = await client.send(
      new QueryCommand({
        TableName: name,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': keysOf(account).email(email) },
        ConsistentRead: true,
        ...(from && { ExclusiveStartKey: from }),
      }),
    );
    for (const item of page.Items ?? []) {
      const sk = String(item['sk']);
      if (sk === emailEntries.customer) customerByEmail = readAs(customerSchema, item);
      else if (sk.startsWith(emailEntries.lead)) leads.push(readAs(openLeadSchema, item));
      else if (sk.startsWith(emailEntries.deal)) deals.push(readAs(freeDealSchema, item));
    }
    from = page.LastEvaluatedKey;
  } while (from !== undefined);
  return { ...(customerByEmail && { customerByEmail }), leads, deals };
}

type OfCustomer = Omit<PaymentState, 'terms' | 'uses' | 'payment' | 'waiting'>;

/** Clocks differ: Chargebee's says when something occurred, and ours when an id was given. */
const skewMs = 60_000;

/**
 * The customer of this email, where nothing else can be the payment's: it has carried the id since before the payment
 * occurred, so the id was not deleted since; it has its partner, and there is nothing to convert or to take.
 */
function onlyCustomer(
  { customerByEmail, leads, deals }: ByEmail,
  id: string,
  occurredAt: number,
): Customer | undefined {
  const { chargebeeCustomerIds = [], sourcePartnerId, linkedAt = Infinity } = customerByEmail ?? {};
  const isOnly = chargebeeCustomerIds.includes(id) && linkedAt + skewMs < occurredAt;
  return isOnly && sourcePartnerId !== undefined && leads.length + deals.length === 0
    ? customerByEmail
    : undefined;
}

/**
 * What is looked at to decide about a payment, but the partners' terms and the payment itself, which its own write
 * meets. One strongly consistent request for the next payment of a known customer, else two, whatever the size of the
 * account. They are not one moment, so the customer is read last: whoever used up a lead or a deal that is gone has given
 * the customer its partner by then. Only a Chargebee customer that was deleted, or was told of before its first payment, may
 * take a third.
 * @param occurredAt of the payment, epoch milliseconds
 */
export async function loadPaymentState(
  table: Table,
  account: Account,
  chargebeeCustomer: { readonly id: string; readonly email?: string },
  occurredAt: number,
): Promise<OfCustomer> {
  const { id, email } = chargebeeCustomer;
  const keys = keysOf(account);
  const byEmail: ByEmail =
    email === undefined ? { leads: [], deals: [] } : await loadByEmail(table, account, email);
  const only = onlyCustomer(byEmail, id, occurredAt);
  if (only) return { linked: only, ...byEmail };

  const { customer: byId, ...known } = await readIdentity(table, account, id);
  const { identity } = known;

  const deletedSince = formerAt(identity, occurredAt);
  const former =
    deletedSince && (await readItem(table, keys.record('customer', deletedSince.customerId), customerSchema));
  if (former) return { ...known, linked: former, isFormer: true, ...byEmail };

  // The id may have been taken off the customer of this email between them.
  const { customerByEmail } = byEmail;
  const linked = byId ?? (customerByEmail?.chargebeeCustomerIds.includes(id) ? customerByEmail : undefined);
  if (linked) return { ...known, linked, ...byEmail };

  const told = identity?.told?.state?.email;
  const toldOwner =
    told === undefined ? undefined : await readItem(table, keys.customerByEmail(told), customerSchema);
  return { ...known, ...byEmail, ...(toldOwner && { toldOwner }) };
}
