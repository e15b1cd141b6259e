import * as operations from '../shared/api/unmatched-operations.ts';
import { route, type Route } from '../shared/http/route.ts';
import { answerOnce } from './answer-once.ts';
import type { Dependencies } from './dependencies.ts';
import { linkPayment } from './link-payment.ts';

/** The routes of the unmatched inbox. */
export const unmatchedRoutes = (deps: Dependencies): Route[] => [
  route(operations.linkPayment, ({ caller, params, body, idempotency }) =>
    answerOnce(deps, caller.account, idempotency, () =>
      linkPayment(deps, caller, params.chargebeeTransactionId, body),
    ),
  ),
];
