import { datesBetween, getSummary } from '../shared/api/summary-operation.ts';
import { hashedAnswer } from '../shared/http/hashed-answer.ts';
import { route, type Route } from '../shared/http/route.ts';
import { sumDays } from '../shared/store/reads/sum-days.ts';
import type { Dependencies } from './dependencies.ts';
import { presentSummary } from './present-summary.ts';

/** The route of the summary. */
export const summaryRoute = (deps: Dependencies): Route =>
  route(getSummary, async ({ caller: { account }, query }) => {
    return hashedAnswer(presentSummary(query, await sumDays(deps, account, datesBetween(query))));
  });
