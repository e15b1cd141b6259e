import { idOf, type Ulids } from '../ids.ts';
import type { AuditEntry } from './audit-entry.ts';

/** Who does something, and when; `now` is epoch milliseconds. */
export interface Acting {
  readonly by: string;
  readonly now: number;
  readonly ulids: Ulids;
}

/** An entry of the audit log for what is done now. */
export const newAuditEntry = (
  { by, now, ulids }: Acting,
  said: Omit<AuditEntry, 'auditId' | 'at' | 'by'>,
): AuditEntry => ({ auditId: idOf('audit', ulids()), at: now, by, ...said });
