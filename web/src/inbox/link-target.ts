import { amountOf, payerOf } from './inbox-words.ts';
import type { Unmatched } from './unmatched.ts';

/** Whom the Chargebee customer of a payment is to be tied to. */
export type LinkTarget =
  | {
      readonly kind: 'customer' | 'lead' | 'deal';
      readonly id: string;
      readonly label: string;
      readonly partnerId: string | null;
    }
  | { readonly kind: 'create'; readonly partnerId: string | null };

/** What is sent. @param email a new customer's own; empty for the payer's */
export function linkBody(target: LinkTarget, email: string) {
  switch (target.kind) {
    case 'customer':
      return { customerId: target.id };
    case 'lead':
      return { leadId: target.id };
    case 'deal':
      return { dealId: target.id };
    case 'create':
      return { create: { sourcePartnerId: target.partnerId, ...(email !== '' && { email }) } };
  }
}

const goes = (target: LinkTarget): string => {
  switch (target.kind) {
    case 'customer':
      return `for the customer ${target.label}`;
    case 'lead':
      return `for the customer that the lead ${target.label} becomes`;
    case 'deal':
      return `for the customer that the deal ${target.label} becomes`;
    case 'create':
      return 'for a new customer';
  }
};

/** What a link does, before it is done: what is recorded, for whom, and who earns by it. */
export function linkSentences(payment: Unmatched, target: LinkTarget, partner: string): readonly string[] {
  return [
    `${amountOf(payment)} of ${payerOf(payment)} is recorded ${goes(target)}.`,
    target.partnerId === null
      ? 'There is no source partner, so nobody earns a reward.'
      : `The reward goes to ${partner}.`,
    'What else waits of the same Chargebee customer is recorded too, and what it pays later goes there by itself.',
  ];
}
