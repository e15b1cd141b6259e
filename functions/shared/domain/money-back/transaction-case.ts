import type { StateEvent } from '../event.ts';
import type { Ulids } from '../ids.ts';
import type { LedgerState } from './ledger-state.ts';

/** One event about money that may go back, with all that the decision may look at. */
export interface TransactionCase {
  readonly event: StateEvent;
  readonly state: LedgerState;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly ulids: Ulids;
}
