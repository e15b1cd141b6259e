import { problem, type Answer } from '../shared/http/answer.ts';
import type { Caller } from '../shared/http/caller.ts';
import { changedMeanwhile } from '../shared/http/problems.ts';
import { commitWithRetries } from '../shared/store/writes/commit-with-retries.ts';
import type { Integration } from '../shared/store/integration.ts';
import { integrationWrites } from '../shared/store/writes/integration-writes.ts';
import { readIntegration } from '../shared/store/reads/read-integration.ts';
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

/**
 * Changes the version of the integration that `ifMatch` names, and answers with what it became.
 * @param change undefined where only an integration that was once turned on can be changed so
 */
export async function changeIntegration(
  deps: Dependencies,
  { caller, ifMatch }: { readonly caller: Caller; readonly ifMatch: number | undefined },
  change: (before: Integration | undefined) => Fields | undefined | Promise<Fields>,
): Promise<Answer> {
  const { table, clock } = deps;
  const { account } = caller;
  const now = clock();
  const before = await readIntegration(table, account);
  if ((before?.version ?? 0) !== ifMatch) return changedMeanwhile;
  const changed = await change(before);
  if (changed === undefined) return neverTurnedOn;

  const fields = { ...changed, keys: aliveKeys(changed.keys, now) };
  const after = nextVersion(before, fields, caller, now);
  const { kind } = await commitWithRetries(table, integrationWrites(account, before, after));
  return kind === 'committed' ? integrationAnswer(deps, caller, after) : changedMeanwhile;
}
