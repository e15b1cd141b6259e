import * as z from 'zod/mini';
import type { Outcome } from '../domain/lines/activity.ts';
import { shapeOf } from '../shape-of.ts';

/** The outcomes of events that may be decided again: what waits follows by itself, and of what is rejected nothing is kept. */
export const replayedOutcomes = [
  'ignored',
  'processed',
  'unmatched',
  'failed',
] as const satisfies readonly Outcome[];

/** Which events are decided again. Times are epoch milliseconds: of when they were first decided, both included. */
export interface ReplayAsked {
  readonly outcomes: readonly (typeof replayedOutcomes)[number][];
  /** Only those that have one of these codes in their line. */
  readonly codes?: readonly string[];
  /** Only those of one of these types. */
  readonly eventTypes?: readonly string[];
  /** Only those that name this email; normalized. */
  readonly email?: string;
  readonly from: number;
  readonly to: number;
}

export const replayAskedSchema = shapeOf<ReplayAsked>()({
  outcomes: z.array(z.enum(replayedOutcomes)),
  codes: z.exactOptional(z.array(z.string())),
  eventTypes: z.exactOptional(z.array(z.string())),
  email: z.exactOptional(z.string()),
  from: z.int(),
  to: z.int(),
});
