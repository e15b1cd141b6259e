import type { Person, PlannedPayment, Version } from './plan.ts';

/** Bodies as Chargebee posts them, as short as they can be; the webhook's own tests have the long ones. */

interface Head {
  readonly id: string;
  readonly type: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

const seconds = (milliseconds: number): number => Math.floor(milliseconds / 1_000);

const event = ({ id, type, at }: Head, content: object): string =>
  JSON.stringify({ id, event_type: type, occurred_at: seconds(at), api_version: 'v2', content });

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

export interface CustomerFields {
  readonly first_name?: string;
  readonly company?: string;
  readonly resource_version?: number;
}

/** As somebody typed or pasted it, with what cannot be seen: the same address in the end. */
const typed = (email: string | undefined) =>
  email === undefined ? {} : { email: ` ${email.toUpperCase().replace('-', '\u00ad-')}\u200b` };

export const customerOf = ({ id, email }: Person, fields: CustomerFields = {}) => ({
  id,
  ...typed(email),
  ...fields,
});

export function paymentBody(
  head: Omit<Head, 'type'>,
  { id, person, amount, currency, date }: PlannedPayment,
  version: Version,
  details: CustomerFields,
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
    { transaction, customer: customerOf(person, details) },
  );
}

export const transactionBody = (
  head: Head,
  transaction: TransactionFields,
  person: Person | undefined,
): string => event(head, { transaction, ...(person && { customer: customerOf(person) }) });

export const customerBody = (head: Head, person: Person, fields: CustomerFields): string =>
  event(head, { customer: customerOf(person, fields) });

export const otherBody = (head: Head): string => event(head, { subscription: { id: 'sub_1' } });
