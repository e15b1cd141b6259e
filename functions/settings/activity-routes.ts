import * as operations from '../shared/api/activity-operations.ts';
import { ulidRangeOf } from '../shared/api/time-range.ts';
import { pageAnswer } from '../shared/http/page-answer.ts';
import { route, type Route } from '../shared/http/route.ts';
import { findLine } from '../shared/store/reads/find-line.ts';
import { listActivity } from '../shared/store/reads/list-activity.ts';
import { answerOnce } from './answer-once.ts';
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
      (limit, after) =>
        listActivity(deps.table, account, { ...query, range: ulidRangeOf(query) }, limit, after),
      ({ line }) => presentLine(line),
    ),
  ),
  route(operations.getActivityLine, async ({ caller, params }) => {
    const { line } = (await findLine(deps.table, caller.account, params.eventId)) ?? {};
    return line === undefined
      ? noSuchLine
      : // A line changes only when its event is processed again.
        { status: 200, body: presentLine(line), headers: { etag: `"${line.processedAt}"` } };
  }),
  route(operations.replayEvent, ({ caller, params, idempotency }) =>
    answerOnce(deps, caller.account, idempotency, () => replayEvent(deps, caller, params.eventId)),
  ),
];
