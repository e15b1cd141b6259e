import type { Code } from './codes.ts';
import type { LaterWord } from '../later-word.ts';
import type { Money } from '../money.ts';

export const outcomes = ['processed', 'ignored', 'unmatched', 'waiting', 'rejected', 'failed'] as const;
export type Outcome = (typeof outcomes)[number];

export const actions = [
  'receive',
  'convert_lead',
  'associate_deals',
  'create_transaction',
  'give_reward',
  'give_back',
  'update_invoices',
  'reverse_reward',
  'update_customer',
  'unlink_customer',
] as const;
export type Action = (typeof actions)[number];

/** What one action did, and why: the sentence for people is made from the code when the line is read. */
export interface Step {
  readonly action: Action | LaterWord;
  readonly code: Code | LaterWord;
  /** The ids of what it touched or looked at. */
  readonly refs?: Readonly<Record<string, string | readonly string[]>>;
  /** Where it was wrong, for a body that was refused. */
  readonly errors?: readonly FieldError[];
}

export interface FieldError {
  readonly path: string;
  readonly message: string;
}

/** One line for each event that is acted on, and for each body that is refused. Times are epoch milliseconds. */
export interface ActivityLine {
  readonly eventId: string;
  readonly eventType?: string;
  readonly outcome: Outcome | LaterWord;
  readonly occurredAt?: number;
  readonly receivedAt: number;
  readonly processedAt: number;
  readonly chargebeeCustomerId?: string;
  readonly chargebeeTransactionId?: string;
  readonly email?: string;
  readonly amount?: Money;
  readonly steps: readonly Step[];
}
