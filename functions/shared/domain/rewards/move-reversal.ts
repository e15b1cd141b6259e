import type { LedgerEntry } from '../money-back/ledger-entry.ts';
import { sumOf } from '../money.ts';
import type { Payment, RewardStatus } from '../payment/payment.ts';
import { reversalMoves, type ReversalStatus } from './reward-moves.ts';
import { reversalKey, reversalStatus } from './reward-status.ts';

/**
 * A payment with one of its reversals paid, or why it stays:
 * - `reversal_needs_no_approval`, `cancelled_with_its_reward`: it follows the reward that it takes back
 * - `reward_not_paid`: nobody gives back what he did not get
 * - `more_than_was_paid`: what was given again has to be paid first
 */
export type MovedReversal =
  | { readonly kind: 'moved'; readonly payment: Payment }
  | {
      readonly kind: 'refused';
      readonly reason:
        | 'transition_not_allowed'
        | 'reversal_needs_no_approval'
        | 'cancelled_with_its_reward'
        | 'reward_not_paid'
        | 'more_than_was_paid';
    };

/** What is paid stays so. */
const isFinal = (status: ReversalStatus): boolean =>
  !Object.values(reversalMoves).some((priors) => priors.includes(status));

const refused = (reason: Extract<MovedReversal, { kind: 'refused' }>['reason']): MovedReversal => ({
  kind: 'refused',
  reason,
});

/**
 * Moves what an event took back of a reward, or gave again. It needs no approval and is not cancelled alone: it is paid
 * after its reward, and then stays so.
 * @param place of the reward in the payment
 * @param entry what took it back
 * @param entries all that was appended to the payment
 */
export function moveReversal(
  payment: Payment,
  { place, entry }: { readonly place: number; readonly entry: Pick<LedgerEntry, 'ulid'> },
  entries: readonly LedgerEntry[],
  status: RewardStatus,
): MovedReversal {
  const reward = payment.rewards[place];
  const before = reversalStatus(payment, entry.ulid, place);
  if (reward === undefined || before === status || isFinal(before)) return refused('transition_not_allowed');
  if (status === 'approved') return refused('reversal_needs_no_approval');
  if (status !== 'paid') return refused('cancelled_with_its_reward');
  if (reward.status !== 'paid') return refused('reward_not_paid');
  const paidReversals = [...(payment.paidReversals ?? []), reversalKey(entry.ulid, place)];
  const paid = entries.flatMap(({ ulid, rewards }) =>
    rewards.filter((one) => one.place === place && paidReversals.includes(reversalKey(ulid, place))),
  );
  if (sumOf([reward.amount, ...paid]) < 0n) return refused('more_than_was_paid');
  return { kind: 'moved', payment: { ...payment, version: payment.version + 1, paidReversals } };
}
