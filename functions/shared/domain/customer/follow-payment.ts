import type { ActionResult } from '../action-result.ts';
import type { Step } from '../lines/activity.ts';
import { carried, left, nothingTold, toldBy } from './chargebee-identity.ts';
import { withCustomer, type CustomerDraft } from './customer-draft.ts';
import { follow, followedState, isUnfollowed, type Followed } from './follow.ts';
import { optionsOn } from '../integration.ts';
import type { PaymentCase } from '../payment/payment-case.ts';
import { unlink } from './unlink.ts';

type Result = Pick<ActionResult, 'customer' | 'steps'>;

/** That nothing changed is told of an event about the customer, not of a payment. */
const stepsToTell = ({ steps }: Followed): readonly Step[] =>
  steps.filter(({ code }) => code !== 'customer_unchanged');

/** Whoever carried the id before: a state that shows nothing new is not written, so that a repeat payment is one put. */
function followOn({ event, state }: PaymentCase, draft: CustomerDraft): Result {
  const { customer: shown } = event;
  if (!isUnfollowed(draft.customer, shown)) return { customer: draft, steps: [] };
  // What somebody typed before anything was followed is not taken away by what Chargebee does not know.
  const kept = followedState(draft.customer, shown.id) === undefined ? draft.customer : {};
  const followed = follow(draft.customer, shown, state.customerByEmail, kept);
  return {
    customer: followed.isNew ? withCustomer(draft, followed.customer) : draft,
    steps: stepsToTell(followed),
  };
}

/** Whoever is made the customer now follows the payment's state, then what was told before it came. */
function startFollowing({ event, state }: PaymentCase, draft: CustomerDraft): Result {
  const { customer: shown, occurredAt } = event;
  const { id, resourceVersion = -1 } = shown;
  const identity = state.identity ?? nothingTold(id);
  const remembered = toldBy(state.identity, event);
  const first = follow(draft.customer, shown, state.customerByEmail, draft.customer);
  const steps = draft.kind === 'created' ? [] : [...stepsToTell(first)];
  let { customer } = first;
  const newer = remembered?.state;
  if (newer !== undefined && (newer.resourceVersion ?? Infinity) > resourceVersion) {
    const then = follow(customer, newer, state.toldOwner);
    customer = then.customer;
    steps.push(...stepsToTell(then));
  }
  const until = remembered?.deletedAt;
  if (until === undefined || occurredAt > until) {
    return { customer: { ...withCustomer(draft, customer), identity: carried(identity) }, steps };
  }
  const unlinked = unlink(customer, id);
  const { customerId } = customer;
  return {
    customer: { ...withCustomer(draft, unlinked.customer), identity: left(identity, { customerId, until }) },
    steps: [...steps, unlinked.step],
  };
}

/**
 * The customer of a payment follows the state of its Chargebee customer that the payment shows, while any option is on.
 * One whose id was deleted since follows nothing more.
 */
export function followPayment(payment: PaymentCase, draft: CustomerDraft | undefined): Result {
  const { linked, isFormer } = payment.state;
  if (draft === undefined || isFormer || !optionsOn(payment.settings.options))
    return { customer: draft, steps: [] };
  return linked === undefined ? startFollowing(payment, draft) : followOn(payment, draft);
}
