import type { AnewWork, RateAnewAsked } from '../shared/anew/anew-job.ts';
import { rateAnew } from '../shared/api/rate-anew-operation.ts';
import { notFound } from '../shared/http/problems.ts';
import { route } from '../shared/http/route.ts';
import { programSchema } from '../shared/store/items/program-schemas.ts';
import { keysOf } from '../shared/store/keys.ts';
import { readItem } from '../shared/store/reads/read-item.ts';
import type { Dependencies } from './dependencies.ts';
import { allPayments, supposeNow } from './judge-now.ts';
import { presentRatedAnew } from './present-anew.ts';
import { startJob } from './start-job.ts';

/** The route that judges the payments of a program by its rules of today. */
export const rateAnewRoute = (deps: Dependencies) =>
  route(rateAnew, async (request) => {
    const { caller, params, body } = request;
    const { account, user: by } = caller;
    const { reason, dryRun } = body;
    const programId = params.id;
    const program = await readItem(deps.table, keysOf(account).record('program', programId), programSchema);
    if (program === undefined) return notFound;
    const asked: RateAnewAsked = { programId, from: Date.parse(body.from), at: deps.clock(), reason };
    const work: AnewWork = { kind: 'rate_anew', asked, by };
    if (!dryRun) {
      const audit = {
        action: 'program_rated_anew',
        record: { kind: 'program', id: programId },
        after: { from: body.from },
        reason,
      } as const;
      return startJob(deps, request, { kind: 'rate_anew', asked, audit });
    }
    const payments = await allPayments(deps, account, work);
    if (payments === undefined)
      return startJob(deps, request, { kind: 'rate_anew', asked: { ...asked, dryRun: true } });
    return { status: 200, body: presentRatedAnew(await supposeNow(deps, account, work, payments)) };
  });
