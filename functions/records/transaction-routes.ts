import { getTransaction, listTransactions } from '../shared/api/transaction-operations.ts';
import { ulidOf } from '../shared/domain/ids.ts';
import { pageAnswer } from '../shared/http/page-answer.ts';
import { notFound } from '../shared/http/problems.ts';
import { route, type Route } from '../shared/http/route.ts';
import { readTransactions } from '../shared/store/items/read-transactions.ts';
import { transactionPage } from '../shared/store/lists/transaction-page.ts';
import { findRecorded } from '../shared/store/reads/find-recorded.ts';
import { answerWith } from './answer-with.ts';
import type { Dependencies } from './dependencies.ts';
import { presentTransaction } from './present-transaction.ts';

/** The routes of transactions. */
export const transactionRoutes = ({ table }: Dependencies): Route[] => [
  route(listTransactions, ({ caller: { account }, query }) =>
    pageAnswer(
      account,
      'transaction',
      query,
      (limit, after) => transactionPage(table, account, query, limit, after),
      presentTransaction,
    ),
  ),
  route(getTransaction, async ({ caller: { account }, params: { id } }) => {
    const ulid = ulidOf('transaction', id);
    const items = ulid === undefined ? [] : await findRecorded(table, account, ulid);
    const found = items.flatMap(readTransactions).find(({ transactionId }) => transactionId === id);
    return found === undefined ? notFound : answerWith(200, presentTransaction(found), found);
  }),
];
