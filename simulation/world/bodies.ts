import type { CustomerState, Person, PlannedPayment, Version } from './plan.ts';

/** Bodies as Chargebee posts them, as short as they can be; the webhook's own tests have the long ones. */

interface Head {
  readonly id: string;
  readonly type: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** Stands wherever Chargebee tells what may not be kept: cards, addresses, who was signed in. */
export const notToBeKept = 'not-to-be-kept';

const seconds = (milliseconds: number): number => Math.floor(milliseconds / 1_000);

const event = ({ id, type, at }: Head, content: object): string =>
  JSON.stringify({
    id,
    event_type: type,
    occurred_at: seconds(at),
    api_version: 'v2',
    user: notToBeKept,
    content,
  });

export interface TransactionFields {
  readonly id: string;
  readonly type: string;
  readonly status: string;
  readonly amount: number;
  readonly currency_code: string;
  readonly date: number;
  readonly resource_version?: number;
  readonly updated_at?: number;
  readonly linked_invoices?: readonly object[];
  readonly deleted?: boolean;
  readonly refunded_txn_id?: string;
  readonly reference_transaction_id?: string;
  readonly payment_method?: string;
}

export const versionFields = ({ at, isCoarse }: Version) =>
  isCoarse ? { updated_at: seconds(at) } : { resource_version: at, updated_at: seconds(at) };

/** As somebody typed or pasted it, with what cannot be seen: the same address in the end. */
const typed = (email: string | undefined) =>
  email === undefined ? {} : { email: ` ${email.toUpperCase().replace('-', '\u00ad-')}\u200b` };

const payerOf = ({ id, email }: Person) => ({ id, ...typed(email) });

const customerOf = (id: string, { email, firstName, company, version }: CustomerState) => ({
  ...payerOf({ id, ...(email !== undefined && { email }) }),
  first_name: firstName,
  ...(company !== undefined && { company }),
  billing_address: { line1: notToBeKept },
  resource_version: version,
});

export function paymentBody(
  head: Omit<Head, 'type'>,
  { id, person, shows, amount, currency, date }: PlannedPayment,
  version: Version,
): string {
  const transaction: TransactionFields = {
    id,
    type: 'payment',
    status: 'success',
    amount,
    currency_code: currency,
    date: seconds(date),
    ...versionFields(version),
    linked_invoices: [{ invoice_id: `inv_${id}`, applied_amount: amount }],
  };
  return event(
    { ...head, type: 'payment_succeeded' },
    {
      transaction: { ...transaction, payment_method_details: notToBeKept },
      customer: customerOf(person.id, shows),
    },
  );
}

export const transactionBody = (
  head: Head,
  transaction: TransactionFields,
  person: Person | undefined,
): string => event(head, { transaction, ...(person && { customer: payerOf(person) }) });

export const customerBody = (head: Head, id: string, shows: CustomerState): string =>
  event(head, { customer: customerOf(id, shows) });

export const otherBody = (head: Head): string => event(head, { subscription: { id: 'sub_1' } });
