import type { LaterWord } from '../later-word.ts';

/** How a customer came to be, and so where its source partner came from. */
export interface CustomerSource {
  readonly kind: 'lead' | 'deal' | 'manual' | LaterWord;
  readonly id?: string;
}

/** A state of a Chargebee customer that was taken over. */
export interface FollowedState {
  readonly chargebeeCustomerId: string;
  readonly resourceVersion: number;
  /** All but its email, which another customer had. */
  readonly emailTaken?: true;
}

/** Somebody who pays; one per email. It is kept as a record, and whole beside its email and each of its Chargebee ids. */
export interface Customer {
  readonly customerId: string;
  readonly email: string;
  /** Of the customer's record: whoever changes the customer states the version it saw. */
  readonly version: number;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly company?: string;
  readonly sourcePartnerId?: string;
  readonly source: CustomerSource;
  /** An admin set it to no partner: no lead, deal, field or coupon gives it one. */
  readonly noPartner?: true;
  /** The first one is shown as the property `chargebee_customer_id`. */
  readonly chargebeeCustomerIds: readonly string[];
  /** When it was given the last of them, where that is known; epoch milliseconds. */
  readonly linkedAt?: number;
  /** The newest state that was taken over from each Chargebee customer. */
  readonly followed?: readonly FollowedState[];
  /** A lead was converted to it, and refers to it for ever. */
  readonly ofLead?: true;
  readonly createdAt: number;
}
