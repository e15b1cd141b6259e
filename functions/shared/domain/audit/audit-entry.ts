import type { LaterWord } from '../later-word.ts';

/**
 * What admins do, named by what it was done to. A word is stable: entries are kept for good.
 * - `reassigned` of a customer: its source partner changed; of a transaction: it moved to another partner with the past
 * - `rated_anew` of a program: its payments were judged by its rules of today; of a transaction: by them its rewards changed
 */
export const auditActions = [
  'record_created',
  'record_changed',
  'record_deleted',
  'reward_moved',
  'integration_changed',
  'webhook_rotated',
  'basic_auth_set',
  'basic_auth_removed',
  'event_replayed',
  'events_replayed',
  'payment_linked',
  'clear_cases_linked',
  'chargebee_customer_unlinked',
  'payment_unlinked',
  'payment_dismissed',
  'payment_restored',
  'customer_reassigned',
  'transaction_reassigned',
  'program_rated_anew',
  'transaction_rated_anew',
  'reward_corrected',
  'transaction_created',
  'transaction_voided',
  'job_cancelled',
  'job_paused',
  'job_resumed',
] as const;
export type AuditAction = (typeof auditActions)[number];

/** What it was done to. The ids of events, payments and Chargebee customers are Chargebee's own; the integration's is `chargebee`. */
export type AuditedKind =
  | 'program'
  | 'partner'
  | 'lead'
  | 'deal'
  | 'customer'
  | 'transaction'
  | 'reward'
  | 'job'
  | 'integration'
  | 'event'
  | 'payment'
  | 'chargebee_customer';
export interface AuditedRecord {
  readonly kind: AuditedKind | LaterWord;
  readonly id: string;
}

/** One thing that an admin did: written with its effect, and never changed. */
export interface AuditEntry {
  readonly auditId: string;
  /** Epoch milliseconds. */
  readonly at: number;
  /** The user, as the token names them. */
  readonly by: string;
  readonly action: AuditAction | LaterWord;
  readonly record: AuditedRecord;
  /** The customer whom it is about too, where the record is another: it is found by both. */
  readonly customerId?: string;
  /** What of the record changed, as the API shows it: no secret, and only what differs. Absent where nothing was there. */
  readonly before?: unknown;
  readonly after?: unknown;
  readonly reason?: string;
}
