import type { AuditEntry } from '../../domain/audit/audit-entry.ts';
import type { Account } from '../account.ts';
import { auditItem } from '../items/audit-item.ts';
import type { Write } from './write.ts';

/** An entry of the audit log, for the write of its effect: neither is there without the other. */
export const auditWrite = (account: Account, entry: AuditEntry): Write => ({
  kind: 'put',
  item: auditItem(account, entry),
  condition: { kind: 'absent' },
});
