import type { ChargebeeIdentity } from '../../domain/customer/chargebee-identity.ts';
import type { Customer } from '../../domain/customer/customer.ts';
import type { NoParts } from '../../shape-of.ts';
import type { Account } from '../account.ts';
import { keysOf } from '../keys.ts';
import type { Write } from './write.ts';

/*
 * One item holds all that is known of a Chargebee customer id, so one read of it is one moment. It is never put: its
 * parts (who carries the id, what was told, who carried it) survive each other.
 */

/** The customer carries the id, as it did before. */
export const stillCarriedWrite = (account: Account, id: string, customer: Customer): Write => ({
  kind: 'update',
  key: keysOf(account).chargebeeCustomer(id),
  set: { customer },
});

/** The customer is given the id, where nobody carries it; `identity` has to be as it was read, where it was. */
export const carriedWrite = (
  account: Account,
  id: string,
  customer: Customer,
  identity?: ChargebeeIdentity,
): Write => ({
  kind: 'update',
  key: keysOf(account).chargebeeCustomer(id),
  set: {
    customer,
    ...(identity && { version: identity.version }),
    told: undefined,
    dismissed: undefined,
    expiresAt: undefined,
  },
  condition: { kind: 'uncarried', ...(identity && { version: identity.version - 1 }) },
});

/** The customer does not carry the id any more; that of its record guards this write. */
export const freedWrite = (account: Account, id: string, identity?: ChargebeeIdentity): Write => ({
  kind: 'update',
  key: keysOf(account).chargebeeCustomer(id),
  set: {
    customer: undefined,
    ...(identity && {
      version: identity.version,
      former: identity.former,
      unlinked: identity.unlinked,
    }),
  },
});

const noParts: NoParts<ChargebeeIdentity> = {
  told: undefined,
  former: undefined,
  unlinked: undefined,
  dismissed: undefined,
};

/** What was told expires in the engine's own time, where nothing beside it has to last. */
export function identityWrite(account: Account, identity: ChargebeeIdentity): Write {
  const { chargebeeCustomerId, ...parts } = identity;
  const { version, told, former, unlinked, dismissed } = parts;
  const expiresAt = told && !former && !unlinked && !dismissed ? Math.ceil(told.forgetAt / 1_000) : undefined;
  return {
    kind: 'update',
    key: keysOf(account).chargebeeCustomer(chargebeeCustomerId),
    set: { ...noParts, ...parts, expiresAt },
    condition: { kind: 'uncarried', version: version - 1 },
  };
}
