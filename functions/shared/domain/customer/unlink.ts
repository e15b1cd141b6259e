import type { Step } from '../lines/activity.ts';
import type { Customer } from './customer.ts';
import { otherStates } from './follow.ts';

/** The Chargebee id is taken off the customer, which follows it no more. Its version is still the one before. */
export function unlink(customer: Customer, id: string): { readonly customer: Customer; readonly step: Step } {
  const { customerId, chargebeeCustomerIds } = customer;
  return {
    customer: {
      ...customer,
      chargebeeCustomerIds: chargebeeCustomerIds.filter((one) => one !== id),
      followed: otherStates(customer, id),
    },
    step: { action: 'unlink_customer', code: 'customer_unlinked', refs: { customerId } },
  };
}
