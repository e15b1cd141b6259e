import type { Answer } from '../shared/http/answer.ts';
import type { ApiRequest } from '../shared/http/api-request.ts';
import { presentUnmatched } from '../shared/http/present-unmatched.ts';
import { clearCases } from '../shared/job/clear-cases.ts';
import type { ClearCasesAsked } from '../shared/job/clear-cases-asked.ts';
import { ulidsBetween } from '../shared/store/reads/ulid-range.ts';
import type { Dependencies } from './dependencies.ts';
import { startJob } from './start-job.ts';

/** So many payments of the inbox are looked at while the admin waits. */
const maxAtOnce = 200;

/** Starts the job that links all clear cases; or finds them, at once where the inbox is small. */
export async function linkClearCases(
  deps: Pick<Dependencies, 'table' | 'clock' | 'ulids' | 'sendJob'>,
  request: ApiRequest<unknown, unknown, ClearCasesAsked>,
): Promise<Answer> {
  const { dryRun } = request.body;
  const asked = { dryRun };
  if (!dryRun) {
    const audit = { action: 'clear_cases_linked', after: {} } as const;
    return startJob(deps, request, { kind: 'link_clear_cases', asked, audit });
  }
  const { cases, after } = await clearCases(deps.table, request.caller.account, ulidsBetween(0), maxAtOnce);
  if (after !== undefined) return startJob(deps, request, { kind: 'link_clear_cases', asked });
  const items = cases.map(presentUnmatched);
  return { status: 200, body: { count: items.length, items } };
}
