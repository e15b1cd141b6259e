import type { Outcome, Step } from '../lines/activity.ts';
import type { Change } from '../change.ts';
import { left, nothingTold, remember, toldBy, type ChargebeeIdentity } from './chargebee-identity.ts';
import type { Customer } from './customer.ts';
import type { Decision } from '../decision.ts';
import type { CustomerEvent } from '../event.ts';
import { follow, followedState } from './follow.ts';
import type { Ulids } from '../ids.ts';
import type { Settings } from '../integration.ts';
import { lineOf } from '../lines/line-of.ts';
import { unlink } from './unlink.ts';

/** Whom an event about a Chargebee customer may change. */
export interface CustomerState {
  /** What is known of the Chargebee customer id, beside who carries it; absent where nothing is. */
  readonly identity?: ChargebeeIdentity;
  /** The customer that carries the Chargebee customer id. */
  readonly linked?: Customer;
  /** The customer with the email of the event. */
  readonly customerByEmail?: Customer;
}

/** One event about a Chargebee customer, with all that the decision may look at. */
export interface CustomerCase {
  readonly event: CustomerEvent;
  readonly state: CustomerState;
  readonly settings: Settings;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly ulids: Ulids;
}

const identityOf = ({ event, state }: CustomerCase): ChargebeeIdentity =>
  state.identity ?? nothingTold(event.customer.id);

/** The newest version that is known of the Chargebee customer. */
function versionKnown({ event, state: { linked, identity } }: CustomerCase): number | undefined {
  if (linked !== undefined) return followedState(linked, event.customer.id)?.resourceVersion;
  return toldBy(identity, event)?.state?.resourceVersion;
}

/** Nobody carries the id yet: what the event tells is kept for the first payment. */
function keep(one: CustomerCase): Change {
  const { event } = one;
  const news =
    event.type === 'customer_deleted' ? { deletedAt: event.occurredAt } : { state: event.customer };
  const told = { ...toldBy(one.state.identity, event), ...news };
  return { kind: 'put_identity', identity: remember(identityOf(one), told, event) };
}

/** The customer follows; where the Chargebee customer was deleted, its id is free for whoever comes later. */
function change(
  one: CustomerCase,
  before: Customer,
): { readonly change: Change; readonly steps: readonly Step[] } {
  const { event, state } = one;
  const version = before.version + 1;
  if (event.type === 'customer_changed') {
    const { customer, steps } = follow(before, event.customer, state.customerByEmail);
    return { change: { kind: 'update_customer', before, after: { ...customer, version } }, steps };
  }
  const { customer, step } = unlink(before, event.customer.id);
  const identity = left(identityOf(one), { customerId: before.customerId, until: event.occurredAt });
  return {
    change: { kind: 'update_customer', before, after: { ...customer, version }, identity },
    steps: [step],
  };
}

/** Decides what an event about a Chargebee customer changes. Pure: the same case gives the same changes. */
export function decideCustomerEvent(one: CustomerCase): Decision {
  const { event, state, settings, now, ulids } = one;
  const ends = (outcome: Outcome, steps: readonly Step[], ...changes: Change[]): Decision => ({
    changes: [...changes, { kind: 'put_line', line: lineOf(event, now, outcome, steps), ulid: ulids() }],
    next: 'done',
  });
  const action = event.type === 'customer_deleted' ? 'unlink_customer' : 'update_customer';
  if (settings.status === 'off') return ends('ignored', [{ action: 'receive', code: 'integration_off' }]);
  const { resourceVersion = Infinity } = event.customer;
  if (resourceVersion < (versionKnown(one) ?? 0))
    return ends('ignored', [{ action, code: 'newer_state_known' }]);
  if (state.linked === undefined) {
    return ends('ignored', [{ action, code: 'chargebee_customer_unknown' }], keep(one));
  }
  const changed = change(one, state.linked);
  return ends('processed', changed.steps, changed.change);
}
