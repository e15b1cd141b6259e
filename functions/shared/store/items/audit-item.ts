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
  customerId: optionalText,
  before: z.exactOptional(z.unknown()),
  after: z.exactOptional(z.unknown()),
  reason: optionalText,
});

/** An entry of the audit log as it is kept: listed in the account's log, in that of its record, and of its customer. */
export const auditItem = (account: Account, entry: AuditEntry): Item => {
  const { auditId, record, customerId } = entry;
  const keys = keysOf(account);
  return recordItem(account, 'audit', auditId, entry, {
    ownerKey: keys.owner('audit', record.id, ulidIn('audit', auditId)),
    customerKey: customerId === undefined ? undefined : keys.ofCustomer('audit', customerId),
  });
};
