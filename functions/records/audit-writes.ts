import type { AuditAction } from '../shared/domain/audit/audit-entry.ts';
import { differenceOf } from '../shared/domain/audit/difference-of.ts';
import { newAuditEntry, type Acting } from '../shared/domain/audit/new-audit-entry.ts';
import type { Account } from '../shared/store/account.ts';
import { auditWrite } from '../shared/store/writes/audit-write.ts';
import type { Write } from '../shared/store/writes/write.ts';
import type { Resource, Versioned } from './resource.ts';

const actionOf = (before: unknown, after: unknown): AuditAction => {
  if (before === undefined) return 'record_created';
  return after === undefined ? 'record_deleted' : 'record_changed';
};

/** What the audit log says of a record that is made, changed or deleted, for the same write; nothing where nothing changes. */
export function auditWrites<T extends Versioned>(
  account: Account,
  { type, present }: Pick<Resource<T, never, never, never>, 'type' | 'present'>,
  { before, after }: { readonly before?: T; readonly after?: T },
  acting: Acting,
): Write[] {
  const [shownBefore, shownAfter] = [before, after].map((one) =>
    one === undefined ? undefined : present(one),
  );
  const record = after ?? before;
  const difference = differenceOf(shownBefore, shownAfter);
  if (record === undefined || difference === undefined) return [];
  const entry = newAuditEntry(acting, {
    action: actionOf(before, after),
    record: { kind: type.kind, id: type.idOf(record) },
    ...difference,
  });
  return [auditWrite(account, entry)];
}
