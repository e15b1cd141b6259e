import type { AuditEntry } from '../../domain/audit/audit-entry.ts';
import type { Account } from '../account.ts';
import { auditEntrySchema } from '../items/audit-item.ts';
import { lenient } from '../items/lenient.ts';
import { readAs } from '../items/read-as.ts';
import { keysOf } from '../keys.ts';
import { isOrAny } from '../lists/is-or-any.ts';
import type { Table } from '../table.ts';
import { listPage, type List, type Page, type Position } from './list.ts';
import type { UlidRange } from './ulid-range.ts';

export interface AuditFilter {
  /** What it was done to; a customer's are those of its payments and rewards too. */
  readonly record?: readonly string[] | undefined;
  readonly by?: string | undefined;
  readonly action?: string | undefined;
  readonly range?: UlidRange | undefined;
}

function where(
  account: Account,
  record: AuditFilter['record'],
): Pick<List<AuditEntry>, 'index' | 'hashKeys' | 'beside'> {
  const keys = keysOf(account);
  if (record === undefined) return { index: 'list', hashKeys: keys.lists('audit') };
  return {
    index: 'byOwner',
    hashKeys: record.flatMap((id) => keys.owners('audit', id)),
    beside: [{ index: 'byCustomer', hashKeys: record.map((id) => keys.ofCustomer('audit', id)) }],
  };
}

/** One page of the audit log, newest first. */
export function listAudit(
  table: Table,
  account: Account,
  { record, by, action, range }: AuditFilter,
  limit: number,
  after?: Position,
): Promise<Page<AuditEntry>> {
  const read = lenient<Record<string, unknown>, AuditEntry[]>(
    table,
    (item) => [readAs(auditEntrySchema, item)],
    () => [],
  );
  const wanted = (entry: AuditEntry): boolean => isOrAny(entry.by, by) && isOrAny(entry.action, action);
  return listPage(table, { ...where(account, record), range, read, wanted }, limit, after);
}
