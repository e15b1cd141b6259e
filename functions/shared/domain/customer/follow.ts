import type { Step } from '../lines/activity.ts';
import type { Code } from '../lines/codes.ts';
import type { Customer, FollowedState } from './customer.ts';
import type { ChargebeeCustomer } from '../event.ts';

type Names = Pick<Customer, 'firstName' | 'lastName' | 'company'>;

const namesOf = ({ firstName, lastName, company }: Names): Names => ({
  ...(firstName !== undefined && { firstName }),
  ...(lastName !== undefined && { lastName }),
  ...(company !== undefined && { company }),
});

/** The state of a Chargebee customer that a customer follows. */
export const followedState = ({ followed = [] }: Customer, id: string): FollowedState | undefined =>
  followed.find(({ chargebeeCustomerId }) => chargebeeCustomerId === id);

const withEmail = ({ emailTaken, ...state }: FollowedState): FollowedState => state;

/** An email that is set by hand stays until Chargebee tells a newer state. */
export const keepEmail = (customer: Customer): Customer => ({
  ...customer,
  ...(customer.followed && { followed: customer.followed.map(withEmail) }),
});

/** What a customer follows of other Chargebee customers. */
export const otherStates = ({ followed = [] }: Customer, id: string): FollowedState[] =>
  followed.filter(({ chargebeeCustomerId }) => chargebeeCustomerId !== id);

/** A customer that followed a state. */
export interface Followed {
  /** Its version is still the one before. */
  readonly customer: Customer;
  /** Name, company or email is another. */
  readonly isChanged: boolean;
  /** It is to be written: there is something new, be it that the email is not another customer's any more. */
  readonly isNew: boolean;
  readonly steps: readonly Step[];
}

/**
 * Name, company and email follow. An email that is gone is kept: it is what the customer is known by.
 * @param owner who has the email of this state
 * @param kept names that stay where the state has none
 */
export function follow(
  before: Customer,
  state: ChargebeeCustomer,
  owner: Customer | undefined,
  kept: Names = {},
): Followed {
  const { id, email = before.email, resourceVersion } = state;
  const emailTaken = owner !== undefined && owner.customerId !== before.customerId;
  const known = followedState(before, id);
  const { firstName, lastName, company, ...rest } = before;
  const customer: Customer = {
    ...rest,
    ...namesOf(kept),
    ...namesOf(state),
    email: emailTaken ? before.email : email,
    ...(resourceVersion !== undefined && {
      followed: [
        ...otherStates(before, id),
        {
          ...(known && withEmail(known)),
          chargebeeCustomerId: id,
          resourceVersion,
          ...(emailTaken && { emailTaken }),
        },
      ],
    }),
  };
  const isChanged =
    customer.email !== before.email ||
    customer.firstName !== firstName ||
    customer.lastName !== lastName ||
    customer.company !== company;
  const { customerId } = before;
  const step = (code: Code): Step => ({ action: 'update_customer', code, refs: { customerId } });
  return {
    customer,
    isChanged,
    isNew: isChanged || emailTaken !== (known?.emailTaken ?? false),
    steps: [
      ...(isChanged ? [step('customer_updated')] : []),
      ...(emailTaken ? [step('email_taken')] : []),
      ...(isChanged || emailTaken ? [] : [step('customer_unchanged')]),
    ],
  };
}

/**
 * Whether a payment shows a state that its customer has not followed: a newer one, or the same whose email was another
 * customer's then.
 */
export function isUnfollowed(customer: Customer, { id, resourceVersion }: ChargebeeCustomer): boolean {
  if (resourceVersion === undefined) return false;
  const known = followedState(customer, id);
  if (known === undefined || resourceVersion > known.resourceVersion) return true;
  return resourceVersion === known.resourceVersion && known.emailTaken === true;
}
