import { capitalized } from '../ui/status.tsx';
import type { Code, Outcome } from './use-activity.ts';

const outcomeWords: Readonly<Record<Outcome, string>> = {
  processed: 'It was acted on.',
  ignored: 'There was nothing to do.',
  unmatched: 'No customer was found for this payment: it is kept, and waits in the inbox.',
  waiting: 'It waits for an event that has to come first.',
  rejected: 'The request could not be understood, and nothing of it was kept.',
  failed: 'Something went wrong here; what was received is kept.',
};

const meanings: Readonly<Record<string, string>> = outcomeWords;
/** What an outcome means; nothing is said of one that this page does not know. */
export const meaningOf = (outcome: string): string | undefined => meanings[outcome];

export const outcomes = Object.keys(outcomeWords) as readonly Outcome[];

const actionWords: Readonly<Record<string, string>> = {
  receive: 'Receive the event',
  convert_lead: 'Convert lead to customer',
  associate_deals: 'Associate customer on deal',
  create_transaction: 'Create transaction',
  give_reward: 'Give the reward',
  give_back: 'Give money back',
  update_invoices: 'Update the invoices',
  reverse_reward: 'Take the reward back',
  update_customer: 'Update the customer',
  unlink_customer: 'Unlink the customer',
};

/** What an admin did, which says more than the action that it is a step of. */
const deedWords: Readonly<Record<string, string>> = {
  replayed: 'Decided again',
  linked: 'Linked by hand',
  dismissed: 'Dismissed',
  restored: 'Put back into the inbox',
};

/** What a step does; an action that this page does not know is shown as it is. */
export const stepWord = (action: string, code: string): string =>
  deedWords[code] ?? actionWords[action] ?? action;

const eventWords: Readonly<Record<string, string>> = {
  payment_succeeded: 'Payment succeeded',
  payment_refunded: 'Payment refunded',
  payment_failed: 'Payment failed',
  transaction_created: 'Transaction created',
  transaction_updated: 'Transaction updated',
  transaction_deleted: 'Transaction deleted',
  customer_changed: 'Customer changed',
  customer_deleted: 'Customer deleted',
};

export const eventTypes = Object.keys(eventWords);

/** An event type as people say it; that of a refused body may be unknown. */
export const eventWord = (type: string | null): string =>
  type === null ? 'Unknown event' : (eventWords[type] ?? type);

/** Codes that say too little, or something else, by their own words. */
const codeWords: Readonly<Record<string, string>> = {
  customer_unknown: 'No customer found',
  customer_dismissed: 'Its payer was dismissed',
  still_unmatched: 'Still no customer found',
  option_off: 'An option is off',
  email_linked_to_other_chargebee_customer: 'Email of another Chargebee customer',
  payment_not_seen: 'Waits for its payment',
  refund_not_seen: 'Waits for its refund',
  payment_not_named: 'Waits: names no payment',
  processing_failed: 'It failed',
  replayed: 'Decided again by an admin',
  linked: 'Linked by an admin',
  reward_created: 'Reward earned',
  reward_reversed: 'Reward taken back',
  below_minimum: 'Below the minimum',
  other_currency: 'Minimum in another currency',
};

/** A reason in a few words: `Rule used up`. */
export const codeWord = (code: string): string => codeWords[code] ?? capitalized(code.replaceAll('_', ' '));

/** Reasons that people look for; any other may stand in the address. */
export const reasons: readonly Code[] = [
  'reward_created',
  'reward_reversed',
  'no_source_partner',
  'partner_not_active',
  'no_reward_rules',
  'no_rule_in_force',
  'rule_used_up',
  'below_minimum',
  'other_currency',
  'reward_zero',
  'lead_converted',
  'deals_associated',
  'several_partners',
  'customer_unknown',
  'no_email',
  'email_linked_to_other_chargebee_customer',
  'option_off',
  'integration_off',
  'payment_not_seen',
  'refund_not_seen',
  'payment_declined',
  'already_recorded',
  'replayed',
  'linked',
  'dismissed',
  'processing_failed',
  'given_up',
  'invalid_event',
];
