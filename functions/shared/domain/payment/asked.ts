import type { AuditEntry } from '../audit/audit-entry.ts';
import type { Outcome, Step } from '../lines/activity.ts';
import type { LaterWord } from '../later-word.ts';

/**
 * The entry that a replay of one event will have in the audit log. It is named where the admin asks, so that a replay that comes
 * twice has it once; and written with what the replay does, so that one that does nothing has none.
 */
export interface ReplayMark extends Pick<AuditEntry, 'auditId' | 'at'> {
  /** How the event had ended. */
  readonly outcome: Outcome | LaterWord;
}

/**
 * What an admin asks for, and who, as the token names them:
 * - `replay`: an event is decided again with the settings of now, also where it was ignored
 * - `link`: a payment is recorded for the customer that carries its Chargebee id, whatever the options
 */
export interface Asked {
  readonly kind: 'replay' | 'link';
  readonly by: string;
  /** Absent where what is asked is a part of what has its own entry. */
  readonly mark?: ReplayMark;
}

const codes = { replay: 'replayed', link: 'linked' } as const;

export const askedStep = ({ kind, by }: Asked): Step => ({
  action: 'receive',
  code: codes[kind],
  refs: { by },
});
