import type { Outcome, Step } from './activity.ts';
import type { Change, CustomerDetails } from './change.ts';
import type { Code } from './codes.ts';
import type { Customer, CustomerPointer } from './customer.ts';
import type { CustomerEvent } from './event.ts';
import type { Ulids } from './ids.ts';
import type { Settings } from './integration.ts';
import { lineOf } from './line-of.ts';

/** Whom an event about a Chargebee customer may change. */
export interface CustomerState {
  /** The customer that carries the Chargebee customer id. */
  readonly linked?: Customer;
  /** The customer with the email of the event. */
  readonly customerByEmail?: CustomerPointer;
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

/** What becomes of the customer. */
interface Followed {
  readonly after: CustomerPointer;
  readonly details: CustomerDetails;
  readonly steps: readonly Step[];
}

const others = ({ followed = [] }: Customer, id: string) =>
  followed.filter(({ chargebeeCustomerId }) => chargebeeCustomerId !== id);

/** Name, company and email follow. An email that is gone is kept: it is what the customer is known by. */
function follow({ event, state: { customerByEmail } }: CustomerCase, linked: Customer): Followed {
  const { id, email = linked.email, firstName, lastName, company, resourceVersion } = event.customer;
  const isTaken = customerByEmail !== undefined && customerByEmail.customerId !== linked.customerId;
  const after = { ...linked, version: linked.version + 1, email: isTaken ? linked.email : email };
  const isSame =
    after.email === linked.email &&
    firstName === linked.firstName &&
    lastName === linked.lastName &&
    company === linked.company;
  const { customerId } = linked;
  const step = (code: Code): Step => ({ action: 'update_customer', code, refs: { customerId } });
  return {
    after,
    details: {
      firstName,
      lastName,
      company,
      ...(resourceVersion !== undefined && {
        followed: [...others(linked, id), { chargebeeCustomerId: id, resourceVersion }],
      }),
    },
    steps: [
      ...(isSame && isTaken ? [] : [step(isSame ? 'customer_unchanged' : 'customer_updated')]),
      ...(isTaken ? [step('email_taken')] : []),
    ],
  };
}

/** The Chargebee id is free again: a later payment of that id starts anew. */
function unlink({ event }: CustomerCase, linked: Customer): Followed {
  const { id } = event.customer;
  const { customerId } = linked;
  return {
    after: {
      ...linked,
      version: linked.version + 1,
      chargebeeCustomerIds: linked.chargebeeCustomerIds.filter((one) => one !== id),
    },
    details: { followed: others(linked, id) },
    steps: [{ action: 'unlink_customer', code: 'customer_unlinked', refs: { customerId } }],
  };
}

/** Decides what an event about a Chargebee customer changes. Pure: the same case gives the same changes. */
export function decideCustomerEvent(customer: CustomerCase): readonly Change[] {
  const { event, state, settings, now, ulids } = customer;
  const { linked } = state;
  const line = (outcome: Outcome, steps: readonly Step[]): Change => ({
    kind: 'add_line',
    line: lineOf(event, now, outcome, steps),
    ulid: ulids(),
  });
  const ignored = (action: Step['action'], code: Code) => [line('ignored', [{ action, code }])];
  if (settings.status === 'off') return ignored('receive', 'integration_off');
  const deleted = event.type === 'customer_deleted';
  const action = deleted ? 'unlink_customer' : 'update_customer';
  if (linked === undefined) return ignored(action, 'chargebee_customer_unknown');
  const { id, resourceVersion = Infinity } = event.customer;
  const known = linked.followed?.find(({ chargebeeCustomerId }) => chargebeeCustomerId === id);
  if (known !== undefined && resourceVersion < known.resourceVersion)
    return ignored(action, 'newer_state_known');
  const { after, details, steps } = deleted ? unlink(customer, linked) : follow(customer, linked);
  return [{ kind: 'update_customer', before: linked, after, details }, line('processed', steps)];
}
