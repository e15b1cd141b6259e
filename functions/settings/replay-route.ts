import { replayActivity } from '../shared/api/replay-operation.ts';
import { invalidBody } from '../shared/http/problems.ts';
import { route, type Route } from '../shared/http/route.ts';
import { time } from '../shared/http/time.ts';
import { countToReplay } from '../shared/job/count-to-replay.ts';
import type { ReplayAsked } from '../shared/job/replay-asked.ts';
import type { Dependencies } from './dependencies.ts';
import { startJob } from './start-job.ts';

/** The route that decides all events of some outcomes since a time again. */
export const replayRoute = (deps: Dependencies): Route =>
  route(replayActivity, async (request) => {
    const { outcomes, codes, eventTypes, email, from, to, dryRun } = request.body;
    // What is decided again is listed at its old time or at a later one: an end keeps it from being met for ever.
    const asked: ReplayAsked = {
      outcomes: [...new Set(outcomes)],
      ...(codes && { codes }),
      ...(eventTypes && { eventTypes }),
      ...(email !== undefined && { email }),
      from: Date.parse(from),
      to: to === undefined ? deps.clock() : Date.parse(to),
    };
    if (asked.from > asked.to) return invalidBody('from', 'It has to be before its end.');
    if (!dryRun) {
      const after = { ...asked, from: time(asked.from), to: time(asked.to) };
      return startJob(deps, request, { kind: 'replay', asked, audit: { action: 'events_replayed', after } });
    }
    return { status: 200, body: await countToReplay(deps.table, request.caller.account, asked) };
  });
