import type { Asked } from '../asking/asked.ts';
import type { SimulatedQueue } from '../simulated-queue.ts';
import type { Item } from '../table/item.ts';
import type { WorldPlan } from '../world/plan.ts';
import { accountItems } from './account-items.ts';
import { checkAccountsOn } from './check-accounts-on.ts';
import { checkAsked } from './check-asked.ts';
import { checkByHand } from './check-by-hand.ts';
import { checkAudit } from './check-audit.ts';
import { checkFollowed } from './check-followed.ts';
import { checkKept } from './check-kept.ts';
import { checkLimitedRules } from './check-limited-rules.ts';
import { checkLines } from './check-lines.ts';
import { checkListings } from './check-listings.ts';
import { checkPayments } from './check-payments.ts';
import { checkPlain } from './check-plain.ts';
import { checkReassigned } from './check-reassigned.ts';
import { checkRecords } from './check-records.ts';
import { checkRewardStatuses } from './check-reward-statuses.ts';

/** Everything that must never happen, looked for once everything has happened. */
export function checkWorld(
  { accounts, poisonAt }: WorldPlan,
  items: readonly Item[],
  queue: SimulatedQueue,
  asked: ReadonlyMap<string, Asked>,
): string[] {
  const names = new Set<string>(accounts.map(({ account }) => account));
  const strangers = items.filter(({ pk }) => pk !== '#on' && !names.has(String(pk).split('#')[0] ?? ''));
  const dead = queue.deadLetters().filter(({ body }) => body !== 'no message');
  const isPoisonDead = queue.deadLetters().length > dead.length;
  return [
    ...strangers.map(({ pk }) => `${String(pk)} is in no account`),
    ...checkAccountsOn(items),
    ...checkKept(items, queue.sent()),
    ...dead.map(({ id }) => `${id} is in the dead-letter queue`),
    ...(poisonAt !== undefined && !isPoisonDead
      ? ['what nothing can be done with is not in the dead-letter queue']
      : []),
    ...(queue.nextVisible() < Infinity ? ['the queue is not empty'] : []),
    ...accounts.flatMap((plan) => {
      const own = accountItems(items, plan.account);
      const checks = [
        checkPayments,
        checkLimitedRules,
        checkLines,
        checkListings,
        checkPlain,
        checkFollowed,
        checkRewardStatuses,
      ];
      const problems = [...checks.flatMap((check) => check(plan, own)), ...checkRecords(own)];
      const ofAdmins = asked.get(plan.account);
      return [
        ...problems.map((problem) => `${plan.account}: ${problem}`),
        ...(ofAdmins ? checkAsked(plan, own, ofAdmins) : []),
        ...(ofAdmins
          ? [...checkByHand(plan, own, ofAdmins), ...checkReassigned(plan, own, ofAdmins)]
          : []
        ).map((problem) => `${plan.account}: ${problem}`),
        ...(ofAdmins ? checkAudit(plan, items, ofAdmins, queue.sent()) : []),
      ];
    }),
  ];
}
