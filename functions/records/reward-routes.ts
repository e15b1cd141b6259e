import { getReward, listRewards, patchReward as patch } from '../shared/api/reward-operations.ts';
import { rewardPlace, ulidOf } from '../shared/domain/ids.ts';
import { isSettled } from '../shared/domain/rewards/reward-status.ts';
import type { GivenReward } from '../shared/domain/payment/transaction.ts';
import { route, type Route } from '../shared/http/route.ts';
import { findRecorded, findWithJudgements } from '../shared/store/reads/find-recorded.ts';
import { lenient } from '../shared/store/items/lenient.ts';
import { recorded } from '../shared/store/listing.ts';
import { listPage } from '../shared/store/reads/list.ts';
import { pageOf } from '../shared/store/reads/page-of.ts';
import { readRecorded } from '../shared/store/reads/read-recorded.ts';
import { readRewards } from '../shared/store/items/read-transactions.ts';
import { answerWith } from './answer-with.ts';
import type { Dependencies } from './dependencies.ts';
import { isOrAny } from './is-or-any.ts';
import { pageAnswer } from '../shared/http/page-answer.ts';
import { patchReward } from './patch-reward.ts';
import { presentReward } from './present-reward.ts';
import { notFound } from '../shared/http/problems.ts';
import { recordedPayments } from './recorded-payments.ts';

/** The routes of rewards, which are kept with the transactions that they were given for. */
export const rewardRoutes = (deps: Dependencies): Route[] => [
  route(listRewards, ({ caller: { account }, query }) => {
    const { table } = deps;
    const { partnerId, transactionId, status } = query;
    const wanted = (reward: GivenReward): boolean =>
      isOrAny(reward.partnerId, partnerId) &&
      isOrAny(reward.transactionId, transactionId) &&
      isOrAny(reward.status, status);
    const found = { read: lenient(table, readRewards, () => []), wanted };
    return pageAnswer(
      account,
      'reward',
      query,
      async (limit, after) => {
        if (transactionId !== undefined) {
          const ulid = ulidOf('transaction', transactionId);
          const items = ulid === undefined ? [] : await findWithJudgements(table, account, ulid);
          return pageOf(items, found, limit, after);
        }
        const listings = status === undefined || isSettled({ status }) ? recorded : (['open'] as const);
        const where = { ...recordedPayments(account, { partnerId }, listings), load: readRecorded };
        return listPage(table, { ...found, ...where }, limit, after);
      },
      presentReward,
    );
  }),
  route(getReward, async ({ caller: { account }, params: { id } }) => {
    const { table } = deps;
    const place = rewardPlace(id);
    const items = place ? await findRecorded(table, account, place.transactionUlid) : [];
    const found = items.flatMap(readRewards).find(({ rewardId }) => rewardId === id);
    return found === undefined ? notFound : answerWith(200, presentReward(found), found);
  }),
  route(patch, (request) => patchReward(deps, request)),
];
