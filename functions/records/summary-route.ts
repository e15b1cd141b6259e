import { createHash } from 'node:crypto';
import { datesBetween, getSummary } from '../shared/api/summary-operation.ts';
import { route, type Route } from '../shared/http/route.ts';
import { sumDays } from '../shared/store/reads/sum-days.ts';
import type { Dependencies } from './dependencies.ts';
import { presentSummary } from './present-summary.ts';

/** The route of the summary. Its ETag tells whether anything has changed. */
export const summaryRoute = (deps: Dependencies): Route =>
  route(getSummary, async ({ caller: { account }, query }) => {
    const body = presentSummary(query, await sumDays(deps, account, datesBetween(query)));
    const hash = createHash('sha256').update(JSON.stringify(body)).digest('base64url').slice(0, 22);
    return { status: 200, body, headers: { etag: `"${hash}"` } };
  });
