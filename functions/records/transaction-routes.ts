import * as operations from '../shared/api/transaction-operations.ts';
import { ulidOf } from '../shared/domain/ids.ts';
import { answerOnce } from '../shared/http/answer-once.ts';
import { pageAnswer } from '../shared/http/page-answer.ts';
import { notFound } from '../shared/http/problems.ts';
import { route, type Route } from '../shared/http/route.ts';
import { readTransactions } from '../shared/store/items/read-transactions.ts';
import { transactionPage } from '../shared/store/lists/transaction-page.ts';
import { findRecorded } from '../shared/store/reads/find-recorded.ts';
import { answerWith } from './answer-with.ts';
import type { Dependencies } from './dependencies.ts';
import { createTransaction } from './create-transaction.ts';
import { presentTransaction } from './present-transaction.ts';
import { voidTransaction } from './void-transaction.ts';

/** The routes of transactions. */
export const transactionRoutes = (deps: Dependencies): Route[] => [
  route(operations.listTransactions, ({ caller: { account }, query }) =>
    pageAnswer(
      account,
      'transaction',
      query,
      (limit, after) => transactionPage(deps.table, account, query, limit, after),
      presentTransaction,
    ),
  ),
  route(operations.getTransaction, async ({ caller: { account }, params: { id } }) => {
    const ulid = ulidOf('transaction', id);
    const items = ulid === undefined ? [] : await findRecorded(deps.table, account, ulid);
    const found = items.flatMap(readTransactions).find(({ transactionId }) => transactionId === id);
    return found === undefined ? notFound : answerWith(200, presentTransaction(found), found);
  }),
  route(operations.createTransaction, (request) => createTransaction(deps, request)),
  route(operations.voidTransaction, (request) =>
    answerOnce(deps, request.caller.account, request.idempotency, () => voidTransaction(deps, request)),
  ),
];
