import * as z from 'zod/mini';
import type { AnewAsked } from '../domain/payment/decide-anew.ts';
import type { Job } from '../domain/job/job.ts';
import { shapeOf } from '../shape-of.ts';
import { readAs } from '../store/items/read-as.ts';

/** What a job of kind `reassign` is asked. Times are epoch milliseconds. */
export interface ReassignAsked {
  readonly customerId: string;
  /** The new source partner; null for none. */
  readonly partnerId: string | null;
  readonly reason: string;
  /** Nothing is written: what would come of it is looked for. */
  readonly dryRun?: true;
  /** The payments were moved already: it looks for those that were on their way. */
  readonly isLate?: true;
}
const reassignAsked = shapeOf<ReassignAsked>()({
  customerId: z.string(),
  partnerId: z.nullable(z.string()),
  reason: z.string(),
  dryRun: z.exactOptional(z.literal(true)),
  isLate: z.exactOptional(z.literal(true)),
});

/** What a job of kind `rate_anew` is asked. */
export interface RateAnewAsked {
  readonly programId: string;
  /** Payments that are dated so or later. */
  readonly from: number;
  /** By the rules in force at this moment; what was recorded after it is left. */
  readonly at: number;
  readonly reason: string;
  readonly dryRun?: true;
}
const rateAnewAsked = shapeOf<RateAnewAsked>()({
  programId: z.string(),
  from: z.int(),
  at: z.int(),
  reason: z.string(),
  dryRun: z.exactOptional(z.literal(true)),
});

/** Which payments are judged anew, and by what. */
export type AnewWork =
  | { readonly kind: 'reassign'; readonly asked: ReassignAsked; readonly by: string }
  | { readonly kind: 'rate_anew'; readonly asked: RateAnewAsked; readonly by: string };

/** @throws UnreadableItem where the job asks for what this release does not know */
export function workOf(
  kind: AnewWork['kind'],
  { asked, createdBy: by }: Pick<Job, 'asked' | 'createdBy'>,
): AnewWork {
  return kind === 'reassign'
    ? { kind, asked: readAs(reassignAsked, asked), by }
    : { kind, asked: readAs(rateAnewAsked, asked), by };
}

/** What each payment is judged anew by. */
export function askedOf({ kind, asked, by }: AnewWork): AnewAsked {
  const { reason } = asked;
  if (kind === 'reassign') {
    const { customerId, partnerId } = asked;
    return { kind, customerId, partnerId, by, reason };
  }
  const { programId, at } = asked;
  return { kind, programId, at, by, reason };
}

/** After so long, whoever decided with the customer as it was has written, and the index shows it. */
export const lateMs = 360_000;
