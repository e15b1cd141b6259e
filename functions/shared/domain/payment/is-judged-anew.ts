import type { AnewAsked } from './decide-anew.ts';
import type { Payment } from './payment.ts';

/** Whether a payment is as it is to be: it is the new partner's, or keeps to the versions of that moment. */
export function isJudgedAnew({ partnerId, ratedAnew }: Payment, asked: AnewAsked): boolean {
  if (asked.kind === 'reassign') return (partnerId ?? null) === asked.partnerId;
  return ratedAnew?.programId === asked.programId && ratedAnew.at === asked.at;
}
