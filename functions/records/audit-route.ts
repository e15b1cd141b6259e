import { listAudit as operation, type AuditAnswer } from '../shared/api/audit-operation.ts';
import { ulidRangeOf } from '../shared/api/time-range.ts';
import type { AuditEntry } from '../shared/domain/audit/audit-entry.ts';
import { pageAnswer } from '../shared/http/page-answer.ts';
import { route, type Route } from '../shared/http/route.ts';
import { time } from '../shared/http/time.ts';
import { listAudit } from '../shared/store/reads/list-audit.ts';
import type { Dependencies } from './dependencies.ts';

const partOf = (part: unknown): AuditAnswer['before'] =>
  typeof part === 'object' && part !== null ? { ...part } : null;

const presentEntry = (entry: AuditEntry): AuditAnswer => ({
  id: entry.auditId,
  at: time(entry.at),
  by: entry.by,
  action: entry.action,
  record: { kind: entry.record.kind, id: entry.record.id },
  customerId: entry.customerId ?? null,
  before: partOf(entry.before),
  after: partOf(entry.after),
  reason: entry.reason ?? null,
});

/** The route of the audit log. */
export const auditRoute = ({ table }: Dependencies): Route =>
  route(operation, ({ caller: { account }, query }) =>
    pageAnswer(
      account,
      'audit',
      query,
      (limit, after) => listAudit(table, account, { ...query, range: ulidRangeOf(query) }, limit, after),
      presentEntry,
    ),
  );
