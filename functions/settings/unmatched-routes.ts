import * as operations from '../shared/api/unmatched-operations.ts';
import type { Dismissal } from '../shared/domain/payment/dismiss.ts';
import { isDecided } from '../shared/domain/payment/payment.ts';
import type { Answer } from '../shared/http/answer.ts';
import type { Caller } from '../shared/http/caller.ts';
import { pageAnswer } from '../shared/http/page-answer.ts';
import { notFound } from '../shared/http/problems.ts';
import { route, type Route } from '../shared/http/route.ts';
import { dismissing } from '../shared/pipeline/asked-families.ts';
import { processEvent } from '../shared/pipeline/process-event.ts';
import { findCandidates } from '../shared/store/reads/candidates/find-candidates.ts';
import { listUnmatched } from '../shared/store/reads/list-unmatched.ts';
import { answerOnce } from '../shared/http/answer-once.ts';
import type { Dependencies } from './dependencies.ts';
import { linkClearCases } from './link-clear-cases.ts';
import { linkPayment } from './link-payment.ts';
import { presentUnmatched } from '../shared/http/present-unmatched.ts';

/** Dismisses or restores a payment, and answers it as it is then. */
async function dismiss(
  deps: Dependencies,
  { account, user: by }: Caller,
  id: string,
  kind: Dismissal['kind'],
  ofCustomer: boolean,
): Promise<Answer> {
  const event = { id: '', transaction: { id } };
  const end = await processEvent(deps, account, event, dismissing({ kind, by }, ofCustomer));
  const payment = await deps.store.payment(account, id);
  if (typeof end === 'object' || !isDecided(payment) || !payment.chargebeeCustomer) return notFound;
  const candidates = await findCandidates(deps.table, account, payment.chargebeeCustomer);
  return { status: 200, body: presentUnmatched({ payment, candidates }) };
}

/** The routes of the unmatched inbox. */
export const unmatchedRoutes = (deps: Dependencies): Route[] => [
  route(operations.listUnmatched, ({ caller: { account }, query }) =>
    pageAnswer(
      account,
      'unmatched',
      query,
      (limit, after) => listUnmatched(deps.table, account, query, limit, after),
      presentUnmatched,
    ),
  ),
  route(operations.linkClearCases, (request) => linkClearCases(deps, request)),
  route(operations.linkPayment, ({ caller, params, body, idempotency }) =>
    answerOnce(deps, caller.account, idempotency, () =>
      linkPayment(deps, caller, params.chargebeeTransactionId, body),
    ),
  ),
  route(operations.dismissPayment, ({ caller, params, body, idempotency }) =>
    answerOnce(deps, caller.account, idempotency, () =>
      dismiss(deps, caller, params.chargebeeTransactionId, 'dismiss', body.customer),
    ),
  ),
  route(operations.restorePayment, ({ caller, params, idempotency }) =>
    answerOnce(deps, caller.account, idempotency, () =>
      dismiss(deps, caller, params.chargebeeTransactionId, 'restore', true),
    ),
  ),
];
