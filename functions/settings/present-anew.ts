import type { AnewResult } from '../shared/anew/anew-items.ts';
import { summedUp } from '../shared/domain/rewards/anew-sums.ts';

/** What became of the payments of a customer that was reassigned. */
export const presentReassigned = ({ judged: moved, kept, partners }: AnewResult) => ({
  moved,
  kept,
  partners,
});

/** What became of the payments of a program that were rated anew. */
export const presentRatedAnew = ({ rewards, partners, judged: payments, kept }: AnewResult) => ({
  rewards,
  difference: summedUp(partners.flatMap(({ difference }) => difference)),
  partners,
  payments,
  kept,
});
