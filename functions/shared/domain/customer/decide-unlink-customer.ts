import { newAuditEntry } from '../audit/new-audit-entry.ts';
import type { Change } from '../change.ts';
import type { Decision } from '../decision.ts';
import type { NotThere } from '../payment/link-target.ts';
import type { Unlinking } from '../payment/decide-unlink.ts';
import { carriersOf, nothingTold, unlinked, type ChargebeeIdentity } from './chargebee-identity.ts';
import type { Customer } from './customer.ts';
import { unlink } from './unlink.ts';

/** A Chargebee customer to take off whoever carries its id, and what is known of it. */
export interface UnlinkCustomerCase extends Unlinking {
  readonly identity?: ChargebeeIdentity;
  /** Who carries the id. */
  readonly linked?: Customer;
}

/** A customer without the id. */
function taken(one: UnlinkCustomerCase, before: Customer, identity: ChargebeeIdentity): Change {
  const { customer } = unlink(before, one.chargebeeCustomerId);
  const after = { ...customer, version: before.version + 1 };
  return { kind: 'update_customer', before, after, identity };
}

/**
 * Takes a Chargebee customer off whoever carries its id, or carried it until it was deleted: what comes of it starts anew, in the
 * inbox. Where that was done before, nothing is left to do here; its payments follow.
 */
export function decideUnlinkCustomer(one: UnlinkCustomerCase): Decision<NotThere> {
  const { linked, chargebeeCustomerId: id, reason } = one;
  const identity = one.identity ?? nothingTold(id);
  const carriers = carriersOf(identity, linked?.customerId);
  if (carriers.length === 0) return { changes: [], next: { refused: 'not_found' } };
  if (linked === undefined && identity.former === undefined) return { changes: [], next: 'done' };
  const after = unlinked(identity, linked?.customerId);
  const entry = newAuditEntry(one, {
    action: 'chargebee_customer_unlinked',
    record: { kind: 'chargebee_customer', id },
    ...(linked && { customerId: linked.customerId }),
    before: { customerIds: carriersOf({ ...identity, unlinked: [] }, linked?.customerId) },
    after: { customerIds: [] },
    reason,
  });
  return {
    changes: [
      linked ? taken(one, linked, after) : { kind: 'put_identity', identity: after },
      { kind: 'add_audit_entry', entry },
    ],
    next: 'done',
  };
}
