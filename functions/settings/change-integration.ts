import type { AuditAction, AuditEntry } from '../shared/domain/audit/audit-entry.ts';
import { differenceOf } from '../shared/domain/audit/difference-of.ts';
import { newAuditEntry } from '../shared/domain/audit/new-audit-entry.ts';
import { problem, type Answer } from '../shared/http/answer.ts';
import type { Caller } from '../shared/http/caller.ts';
import { changedMeanwhile } from '../shared/http/problems.ts';
import { auditWrite } from '../shared/store/writes/audit-write.ts';
import { commitWithRetries } from '../shared/store/writes/commit-with-retries.ts';
import type { Integration } from '../shared/store/integration.ts';
import { integrationWrites } from '../shared/store/writes/integration-writes.ts';
import { readIntegration } from '../shared/store/reads/read-integration.ts';
import { auditedIntegration, integrationRecord } from './audited-integration.ts';
import type { Dependencies } from './dependencies.ts';
import { integrationAnswer } from './integration-answer.ts';
import { aliveKeys } from './webhook-keys.ts';

type Fields = Omit<Integration, 'version' | 'updatedAt' | 'updatedBy'>;

/** What a call without a webhook to act on gets. */
export const neverTurnedOn = problem(
  409,
  'never_turned_on',
  'Turn the integration on first: it has no webhook yet.',
);

/** The integration after a change by this caller. */
export const nextVersion = (
  before: Integration | undefined,
  fields: Fields,
  { user }: Caller,
  now: number,
): Integration => ({ ...fields, version: (before?.version ?? 0) + 1, updatedAt: now, updatedBy: user });

/** What the audit log says of a change; undefined where nothing was changed. That a password was set again is not seen. */
function entryOf(
  action: AuditAction,
  before: Integration | undefined,
  after: Integration,
  ulids: Dependencies['ulids'],
): AuditEntry | undefined {
  const shown = auditedIntegration(after);
  const isSet = action === 'basic_auth_set' && { after: { basicAuth: shown.basicAuth } };
  const difference = differenceOf(auditedIntegration(before), shown) ?? isSet;
  if (!difference) return undefined;
  const acting = { by: after.updatedBy, now: after.updatedAt, ulids };
  return newAuditEntry(acting, { action, record: integrationRecord, ...difference });
}

/**
 * Changes the version of the integration that `ifMatch` names, and answers with what it became.
 * @param change undefined where only an integration that was once turned on can be changed so
 */
export async function changeIntegration(
  deps: Dependencies,
  { caller, ifMatch }: { readonly caller: Caller; readonly ifMatch: number | undefined },
  action: AuditAction,
  change: (before: Integration | undefined) => Fields | undefined | Promise<Fields>,
): Promise<Answer> {
  const { table, clock, ulids } = deps;
  const { account } = caller;
  const now = clock();
  const before = await readIntegration(table, account);
  if ((before?.version ?? 0) !== ifMatch) return changedMeanwhile;
  const changed = await change(before);
  if (changed === undefined) return neverTurnedOn;

  const fields = { ...changed, keys: aliveKeys(changed.keys, now) };
  const after = nextVersion(before, fields, caller, now);
  const entry = entryOf(action, before, after, ulids);
  const { kind } = await commitWithRetries(table, [
    ...integrationWrites(account, before, after),
    ...(entry ? [auditWrite(account, entry)] : []),
  ]);
  return kind === 'committed' ? integrationAnswer(deps, caller, after) : changedMeanwhile;
}
