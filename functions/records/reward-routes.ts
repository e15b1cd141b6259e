import {
  correctReward,
  getReward,
  listRewards,
  patchReward as patch,
} from '../shared/api/reward-operations.ts';
import { rewardPlace } from '../shared/domain/ids.ts';
import { pageAnswer } from '../shared/http/page-answer.ts';
import { notFound } from '../shared/http/problems.ts';
import { route, type Route } from '../shared/http/route.ts';
import { readRewards } from '../shared/store/items/read-transactions.ts';
import { rewardPage } from '../shared/store/lists/reward-page.ts';
import { findRecorded } from '../shared/store/reads/find-recorded.ts';
import { answerWith } from './answer-with.ts';
import { createCorrection } from './create-correction.ts';
import type { Dependencies } from './dependencies.ts';
import { patchReward } from './patch-reward.ts';
import { presentReward } from './present-reward.ts';

/** The routes of rewards. */
export const rewardRoutes = (deps: Dependencies): Route[] => [
  route(listRewards, ({ caller: { account }, query }) =>
    pageAnswer(
      account,
      'reward',
      query,
      (limit, after) => rewardPage(deps.table, account, query, limit, after),
      presentReward,
    ),
  ),
  route(getReward, async ({ caller: { account }, params: { id } }) => {
    const place = rewardPlace(id);
    const items = place ? await findRecorded(deps.table, account, place.transactionUlid) : [];
    const found = items.flatMap(readRewards).find(({ rewardId }) => rewardId === id);
    return found === undefined ? notFound : answerWith(200, presentReward(found), found);
  }),
  route(correctReward, (request) => createCorrection(deps, request)),
  route(patch, (request) => patchReward(deps, request)),
];
