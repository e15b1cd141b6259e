import * as operations from '../shared/api/activity-operations.ts';
import { ulidRangeOf } from '../shared/api/time-range.ts';
import { hashedAnswer } from '../shared/http/hashed-answer.ts';
import { pageAnswer } from '../shared/http/page-answer.ts';
import { route, type Route } from '../shared/http/route.ts';
import { findLine } from '../shared/store/reads/find-line.ts';
import { namedByLines } from '../shared/store/reads/named-by-lines.ts';
import { listActivity } from '../shared/store/reads/list-activity.ts';
import { answerOnce } from '../shared/http/answer-once.ts';
import type { Dependencies } from './dependencies.ts';
import { noSuchLine } from './no-such-line.ts';
import { presentLine } from './present-line.ts';
import { replayEvent } from './replay-event.ts';

/** The routes of the activity. */
export const activityRoutes = (deps: Dependencies): Route[] => [
  route(operations.listActivity, ({ caller: { account }, query }) =>
    pageAnswer(
      account,
      'activity',
      query,
      async (limit, after) => {
        const filter = { ...query, range: ulidRangeOf(query) };
        const page = await listActivity(deps.table, account, filter, limit, after);
        const named = await namedByLines(deps.table, account, page.items);
        return { ...page, items: page.items.map((found) => presentLine(found, named)) };
      },
      (line) => line,
    ),
  ),
  route(operations.getActivityLine, async ({ caller, params }) => {
    const found = await findLine(deps.table, caller.account, params.eventId);
    if (found === undefined) return noSuchLine;
    const named = await namedByLines(deps.table, caller.account, [found]);
    return hashedAnswer(presentLine(found, named));
  }),
  route(operations.replayEvent, ({ caller, params, idempotency }) =>
    answerOnce(deps, caller.account, idempotency, () => replayEvent(deps, caller, params.eventId)),
  ),
];
