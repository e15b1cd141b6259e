import * as z from 'zod/mini';
import type { AuditAction, AuditedKind, AuditedRecord, AuditEntry } from '../../domain/audit/audit-entry.ts';
import { shapeOf, wordOf } from '../../shape-of.ts';
import type { Account } from '../account.ts';
import { keysOf } from '../keys.ts';
import { integer, optionalText, text } from './item-fields.ts';
import { itemOf } from './item-of.ts';
import { recordItem, ulidIn, type Item } from './record-item.ts';

export const auditEntrySchema = itemOf<AuditEntry>()({
  auditId: text,
  at: integer,
  by: text,
  action: wordOf<AuditAction>(),
  record: shapeOf<AuditedRecord>()({ kind: wordOf<AuditedKind>(), id: text }),
  before: z.exactOptional(z.unknown()),
  after: z.exactOptional(z.unknown()),
  reason: optionalText,
});

/** An entry of the audit log as it is kept: listed in the account's log, and in that of its record. */
export const auditItem = (account: Account, entry: AuditEntry): Item => {
  const ownerKey = keysOf(account).owner('audit', entry.record.id, ulidIn('audit', entry.auditId));
  return recordItem(account, 'audit', entry.auditId, entry, { ownerKey });
};
