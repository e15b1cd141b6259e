import type { PaymentEvent } from '../event.ts';
import type { Asked } from './asked.ts';
import type { Ulids } from '../ids.ts';
import type { PaymentState } from './payment-state.ts';
import type { Settings } from '../integration.ts';

/** One payment to decide about, with all that the decision may look at. */
export interface PaymentCase {
  readonly event: PaymentEvent;
  readonly state: PaymentState;
  readonly settings: Settings;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly ulids: Ulids;
  readonly asked?: Asked;
}

/** Whether the customer with this email is somebody else's at Chargebee: then the email decides nothing. */
export function isLinkedToAnother({ state, event }: PaymentCase): boolean {
  const { linked, customerByEmail } = state;
  const ids = customerByEmail?.chargebeeCustomerIds ?? [];
  const isSame = customerByEmail?.customerId === linked?.customerId;
  return ids.length > 0 && !isSame && !ids.includes(event.customer.id);
}
