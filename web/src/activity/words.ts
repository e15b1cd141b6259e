import type { Outcome } from './use-activity.ts';

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

/** An event type as people say it; that of a refused body may be unknown. */
export const eventWord = (type: string | null): string =>
  type === null ? 'Unknown event' : (eventWords[type] ?? type);
