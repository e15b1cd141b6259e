import { formerAt } from '../../domain/customer/chargebee-identity.ts';
import type { Customer } from '../../domain/customer/customer.ts';
import type { PaymentState } from '../../domain/payment/payment-state.ts';
import type { Account } from '../account.ts';
import { keysOf } from '../keys.ts';
import type { EmailDocument } from '../items/email-document.ts';
import { customerSchema } from '../items/record-schemas.ts';
import { loadEmailDocument } from './load-email-document.ts';
import { readBeside } from './read-beside.ts';
import { readIdentity } from './read-identity.ts';
import { readItem } from './read-item.ts';
import type { Table } from '../table.ts';

type OfCustomer = Omit<PaymentState, 'terms' | 'uses' | 'payment' | 'waiting'>;

/** Clocks differ: Chargebee's says when something occurred, and ours when an id was given. */
const skewMs = 60_000;

/**
 * The customer of this email, where nothing else can be the payment's: it has carried the id since before the payment
 * occurred, so the id was not deleted since; it has its partner, and there is no deal to take. Its leads are not asked for.
 */
function onlyCustomer(
  { customer, deals, dealsBeside }: EmailDocument,
  id: string,
  occurredAt: number,
): Customer | undefined {
  const { chargebeeCustomerIds = [], sourcePartnerId, linkedAt = Infinity } = customer ?? {};
  const isLinked = chargebeeCustomerIds.includes(id) && linkedAt + skewMs < occurredAt;
  const isOnly = isLinked && sourcePartnerId !== undefined && deals.length === 0 && !dealsBeside;
  return isOnly ? customer : undefined;
}

async function loadByEmail(
  table: Table,
  account: Account,
  document: EmailDocument | undefined,
  id: string,
): Promise<Pick<PaymentState, 'customerByEmail' | 'leads' | 'deals'>> {
  if (document === undefined) return { leads: [], deals: [] };
  const { customer, leadsBeside, ...others } = document;
  // Of a customer that carries the id no lead may be converted, however many there are.
  const isCarried = customer?.chargebeeCustomerIds.includes(id) ?? false;
  const asked = isCarried ? { ...others, leads: [] } : document;
  return { ...(customer && { customerByEmail: customer }), ...(await readBeside(table, account, asked)) };
}

/**
 * What is looked at to decide about a payment, but the partners' terms and the payment itself, which its own write
 * meets. One strongly consistent read of one item for the next payment of a known customer, else two, whatever the size of
 * the account; more where more leads or deals have the email than its document holds. They are not one moment, so the customer is read last: whoever used up a lead or a deal that is gone has given
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
  const document = email === undefined ? undefined : await loadEmailDocument(table, account, email);
  const only = document && onlyCustomer(document, id, occurredAt);
  if (only) return { linked: only, customerByEmail: only, leads: [], deals: [] };

  const byEmail = await loadByEmail(table, account, document, id);
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
  const toldOwner = told === undefined ? undefined : (await loadEmailDocument(table, account, told)).customer;
  return { ...known, ...byEmail, ...(toldOwner && { toldOwner }) };
}
