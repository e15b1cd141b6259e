import type { LaterWord } from '../later-word.ts';

/** What a job does:
 * - `replay`: decides all events of some outcomes since a time again
 * - `link`: records what else waits of a Chargebee customer that was linked
 * - `unlink`: takes the payments of a Chargebee customer that was unlinked back into the inbox
 * - `link_clear_cases`: links the payments of the inbox of which it is clear who is meant
 * - `reassign`: judges the payments of a customer anew that was given to another partner
 * - `rate_anew`: judges the payments of a program anew, by its rules of a moment
 */
export const jobKinds = ['replay', 'link', 'unlink', 'link_clear_cases', 'reassign', 'rate_anew'] as const;
export type JobKind = (typeof jobKinds)[number];

export const jobStatuses = ['queued', 'running', 'paused', 'done', 'failed', 'cancelled'] as const;
export type JobStatus = (typeof jobStatuses)[number];

/**
 * Work that takes more than 200 items: it is done in steps of at most 100, and survives a crash at any point. What was asked,
 * its position and its result are read by its kind alone. Times are epoch milliseconds.
 */
export interface Job {
  readonly jobId: string;
  /** Grows with every change: whoever changes the job states the version it saw. */
  readonly version: number;
  readonly kind: JobKind | LaterWord;
  readonly status: JobStatus | LaterWord;
  readonly createdAt: number;
  /** The user who asked. */
  readonly createdBy: string;
  readonly asked: unknown;
  /** Where the next step begins; absent before the first one, and of a job that is done. */
  readonly position?: unknown;
  /** Items that are done. */
  readonly done: number;
  /** Items in all; absent while they are not counted. */
  readonly total?: number;
  /** What came of it so far; of a job that is done, what a call that answers at once would have answered. */
  readonly result?: unknown;
  /** When it was done, failed or was cancelled. */
  readonly endedAt?: number;
}
