import type { Ask } from '../world/plan.ts';

/** A link that was answered with 200. */
export interface Linked {
  readonly paymentId: string;
  readonly customerId: string;
  /** The payments that were recorded with it, by their Chargebee ids. */
  readonly recorded: readonly string[];
}

/** A payment by hand that was asked for, and what was answered. */
export interface AskedByHand extends Pick<
  Extract<Ask, { kind: 'pay_by_hand' }>,
  'externalId' | 'amount' | 'currency' | 'date'
> {
  readonly customerId: string;
  /** 0 where it was asked for in vain for a day: nobody knows then whether it was done. */
  readonly status: number;
}

/** The reason of a correction, and the id of the reward that was answered. */
export interface AskedCorrection {
  readonly reason: string;
  readonly id: string;
}

/** A customer that was given to another partner, or to none. */
export interface AskedReassignment {
  readonly customerId: string;
  readonly partnerId: string | null;
  readonly unpaid: 'keep' | 'move';
  /** 0 where it was asked for in vain. */
  readonly status: number;
}

/** What the admins of an account asked for, as far as that is to be looked at. */
export interface Asked {
  /** The addresses of payments that were to be decided again. */
  readonly replayed: ReadonlySet<string>;
  /** Of payments that were to be dismissed, and the ids of payers. */
  readonly dismissed: ReadonlySet<string>;
  readonly links: readonly Linked[];
  readonly paidByHand: readonly AskedByHand[];
  /** External ids of payments that were voided. */
  readonly voidedByHand: ReadonlySet<string>;
  readonly corrections: readonly AskedCorrection[];
  readonly reassigned: readonly AskedReassignment[];
  /** The ids of Chargebee customers that were to be unlinked. */
  readonly unlinked: ReadonlySet<string>;
  /** Asked for again and again in vain. */
  readonly unanswered: readonly string[];
}
