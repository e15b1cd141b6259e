import { formatMoney } from '../ui/format-money.ts';
import type { Candidate, Unmatched } from './unmatched.ts';

const likenesses: Readonly<Record<string, string>> = {
  same_chargebee_customer: 'same Chargebee customer',
  same_email: 'same email',
  similar_email: 'same email but for a plus tag or dots',
  same_domain: 'same company domain',
  same_name: 'same name',
};

/** Why somebody is suggested; a reason that this page does not know is shown as it is. */
export const likenessWord = (why: Candidate['why']): string => likenesses[why] ?? why;

const reasons: Readonly<Record<string, string>> = {
  no_email: 'The Chargebee customer has no email to look for.',
  email_linked_to_other_chargebee_customer:
    'The customer with this email belongs to another Chargebee customer already.',
  no_matching_lead: 'No pending or accepted lead has this email.',
  unlinked: 'An admin unlinked its Chargebee customer.',
  customer_unknown: 'No customer carries this Chargebee customer ID.',
};

/** Why nobody was found, in a sentence. */
export const reasonWord = (reason: Unmatched['reason']): string =>
  reasons[reason] ?? `Nobody was found (${reason}).`;

/** What an admin knows a payer by. */
export const payerOf = ({ name, company, email, chargebeeCustomerId }: Unmatched): string =>
  name ?? company ?? email ?? chargebeeCustomerId ?? 'Somebody unknown';

/** The amount of a payment as a question names it, with what is left of it where money went back. */
export function amountOf({ amount, left }: Unmatched): string {
  const isWhole = left.amount === amount.amount;
  return isWhole ? formatMoney(amount) : `${formatMoney(amount)} (${formatMoney(left)} of it is left)`;
}
