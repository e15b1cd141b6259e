import { getHealth, type HealthAnswer } from '../shared/api/health-operation.ts';
import { problemsOf, type Standing } from '../shared/domain/health.ts';
import { lookBackMs } from '../shared/domain/is-silent.ts';
import { hourMs, sumOfHours, type HourCounts } from '../shared/domain/lines/hour-counts.ts';
import { countOfDay } from '../shared/domain/refusals.ts';
import { hashedAnswer } from '../shared/http/hashed-answer.ts';
import { route } from '../shared/http/route.ts';
import { time } from '../shared/http/time.ts';
import { remember } from '../shared/remember.ts';
import type { Account } from '../shared/store/account.ts';
import { listingsOf } from '../shared/store/listing.ts';
import { countHours, countStanding } from '../shared/store/reads/count-hours.ts';
import { hoursSince } from '../shared/store/reads/kept-hours.ts';
import { listActivity } from '../shared/store/reads/list-activity.ts';
import { listUnmatched } from '../shared/store/reads/list-unmatched.ts';
import { readIntegration } from '../shared/store/reads/read-integration.ts';
import { silentSince } from '../shared/store/reads/silent-since.ts';
import { readRefusals } from '../shared/store/webhook/webhook-refusals.ts';
import type { Dependencies } from './dependencies.ts';

const dayMs = 24 * hourMs;
const timeOrNull = (at: number | undefined): string | null => (at === undefined ? null : time(at));
const standing = ({ count, oldest }: Standing) => ({ count, oldestAt: timeOrNull(oldest) });

/** How many payments a day came in the four weeks before it went silent. */
async function usualPerDay({ table }: Dependencies, account: Account, until: number): Promise<number> {
  const hours = await countHours(table, account, { from: until - lookBackMs, until });
  return Math.round((sumOfHours([...hours.values()]).processed * dayMs * 10) / lookBackMs) / 10;
}

/** Of so many of the newest payments of the inbox it is looked for who may be meant. */
const maxLookedAt = 200;
/** What takes many reads is remembered for a minute. */
const maxFresh = 50;
const maxAgeMs = 60_000;

/** Of the newest payments of the inbox, those of which somebody may be meant. `more`: the inbox holds more than was looked at. */
async function clearCases(
  { table }: Dependencies,
  account: Account,
  inInbox: number,
): Promise<Standing & { readonly more?: true }> {
  const { items } = await listUnmatched(table, account, { dismissed: false }, maxLookedAt);
  const found = items.filter(({ candidates }) => candidates.length > 0);
  const oldest = found.at(-1)?.payment.line.receivedAt;
  return {
    count: found.length,
    ...(oldest !== undefined && { oldest }),
    ...(inInbox > maxLookedAt && { more: true }),
  };
}

/** Reads the clear cases of an account whose inbox holds so many payments. */
type ClearCases = (account: Account, inInbox: number) => ReturnType<typeof clearCases>;

async function readHealth(
  deps: Dependencies,
  account: Account,
  readClear: ClearCases,
): Promise<HealthAnswer> {
  const { table, clock } = deps;
  const now = clock();
  const hour = Math.floor(now / hourMs) * hourMs;
  const [dayAgo, weekAgo] = [hour - 23 * hourMs, hour - 167 * hourMs];
  const count = (outcome: 'unmatched' | 'waiting' | 'failed') =>
    countStanding(table, account, listingsOf(outcome), [dayAgo, weekAgo]);
  const [integration, refusals, newest, hours, inbox, unmatched, waiting, failed, silent] = await Promise.all(
    [
      readIntegration(table, account),
      readRefusals(table, account),
      listActivity(table, account, {}, 1),
      hoursSince(table, account, weekAgo, now),
      countStanding(table, account, ['unmatched']),
      count('unmatched'),
      count('waiting'),
      count('failed'),
      silentSince(table, account, now),
    ],
  );
  const clear = await readClear(account, inbox.count);
  const within = (from: number, place: 0 | 1) => {
    const those = [...hours].flatMap(([at, counts]): HourCounts[] => (at >= from ? [counts] : []));
    return {
      ...sumOfHours(those),
      unmatched: unmatched.countSince[place] ?? 0,
      waiting: waiting.countSince[place] ?? 0,
      failed: failed.countSince[place] ?? 0,
    };
  };
  const { status = 'off', updatedAt } = integration ?? {};
  const problems = problemsOf({
    status,
    updatedAt,
    refusals,
    failed,
    waiting,
    clear,
    silentSince: silent,
    now,
  });
  return {
    lastReceivedAt: timeOrNull(newest.items[0]?.line.receivedAt),
    lastRefused: refusals
      ? { at: time(refusals.at), code: refusals.code, count24h: countOfDay(refusals, now) }
      : null,
    last24h: within(dayAgo, 0),
    last7d: within(weekAgo, 1),
    unmatched: { ...standing(clear), ...(clear.more && { more: true }) },
    waiting: standing(waiting),
    givenUp: standing(failed),
    silence:
      silent === undefined
        ? null
        : { since: time(silent), usualPerDay: await usualPerDay(deps, account, silent) },
    sweep: null,
    problems: problems.map((problem) => ({ ...problem, since: time(problem.since) })),
  };
}

/** Whether all is well, and what to do where it is not. */
export function healthRoute(deps: Dependencies) {
  const remembered = remember<Awaited<ReturnType<ClearCases>>>(deps.clock, maxAgeMs, 1_000);
  const readClear: ClearCases = (account, inInbox) => {
    const read = () => clearCases(deps, account, inInbox);
    return inInbox > maxFresh ? remembered(account, read) : read();
  };
  return route(getHealth, async ({ caller: { account } }) =>
    hashedAnswer(await readHealth(deps, account, readClear)),
  );
}
