import type { TransactionState } from '../event.ts';

/** How final a status is. Chargebee's other words (`timeout`, `needs_attention`) say nothing that could be acted on. */
const finality: ReadonlyMap<string, number> = new Map([
  ['in_progress', 0],
  ['success', 1],
  ['failure', 2],
  ['late_failure', 2],
  ['voided', 2],
  ['deleted', 3],
]);

const finalityOf = (status: string): number => finality.get(status) ?? -1;

export const isActedOn = (status: string): boolean => finality.has(status);

/** Whether money that moved has come back: it failed, was voided or deleted. */
export const isDead = (status: string): boolean => finalityOf(status) >= 2;

/** What tells one state of a resource from another. */
type Stated = Pick<TransactionState, 'status' | 'resourceVersion' | 'amount'>;

/**
 * Below 0 where `one` is the older state, 0 for the same state told twice. The higher resource version is the newer, then
 * the more final; the amount only makes sure that the order of two events never decides.
 */
export const compareStates = (one: Stated, other: Stated): number =>
  one.resourceVersion - other.resourceVersion ||
  finalityOf(one.status) - finalityOf(other.status) ||
  one.amount.amount - other.amount.amount;
