import type { Customer } from './customer.ts';

/**
 * A customer that an admin gives to another partner, or takes from every one: then nothing that Chargebee tells gives it one any
 * more. The same object where nothing of it changes.
 */
export function reassign(before: Customer, partnerId: string | null): Customer {
  const { sourcePartnerId, noPartner, ...others } = before;
  const isSame = (sourcePartnerId ?? null) === partnerId && (partnerId !== null || noPartner === true);
  if (isSame) return before;
  return {
    ...others,
    ...(partnerId === null ? { noPartner: true } : { sourcePartnerId: partnerId }),
    source: { kind: 'manual' },
    version: before.version + 1,
  };
}
