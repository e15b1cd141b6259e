/** How a customer came to be, and so where its source partner came from. */
export interface CustomerSource {
  readonly kind: 'lead' | 'deal' | 'manual';
  readonly id?: string;
}

/** A state of a Chargebee customer. */
export interface FollowedState {
  readonly chargebeeCustomerId: string;
  readonly resourceVersion: number;
}

/** What deciding about a payment needs of a customer: kept beside its email and beside each of its Chargebee ids. */
export interface CustomerPointer {
  readonly customerId: string;
  readonly email: string;
  /** Of the customer's record: whoever changes the customer states the version it saw. */
  readonly version: number;
  readonly sourcePartnerId?: string;
  /** The first one is shown as the property `chargebee_customer_id`. */
  readonly chargebeeCustomerIds: readonly string[];
}

/** Somebody who pays; one per email. */
export interface Customer extends CustomerPointer {
  readonly firstName?: string;
  readonly lastName?: string;
  readonly company?: string;
  readonly source: CustomerSource;
  /** The newest state that was taken over from each Chargebee customer. */
  readonly followed?: readonly FollowedState[];
  readonly createdAt: number;
}
