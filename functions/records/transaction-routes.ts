import { getTransaction, listTransactions } from '../shared/api/transaction-operations.ts';
import { ulidOf } from '../shared/domain/ids.ts';
import type { Transaction } from '../shared/domain/payment/transaction.ts';
import { route, type Route } from '../shared/http/route.ts';
import { findRecorded } from '../shared/store/reads/find-recorded.ts';
import { lenient } from '../shared/store/items/lenient.ts';
import { listPage } from '../shared/store/reads/list.ts';
import { pageOf } from '../shared/store/reads/page-of.ts';
import { readChargebeeTransaction, readRecorded } from '../shared/store/reads/read-recorded.ts';
import { readTransactions } from '../shared/store/items/read-transactions.ts';
import { answerWith } from './answer-with.ts';
import type { Dependencies } from './dependencies.ts';
import { isOrAny } from './is-or-any.ts';
import { pageAnswer } from '../shared/http/page-answer.ts';
import { presentTransaction } from './present-transaction.ts';
import { notFound } from '../shared/http/problems.ts';
import { recordedPayments } from './recorded-payments.ts';

/** The routes of transactions, which are kept with their payments and with what gives them back. */
export const transactionRoutes = ({ table }: Dependencies): Route[] => [
  route(listTransactions, ({ caller: { account }, query }) => {
    const { customerId, partnerId, chargebeeTransactionId } = query;
    const wanted = (transaction: Transaction): boolean =>
      isOrAny(transaction.customerId, customerId) &&
      isOrAny(transaction.partnerId, partnerId) &&
      isOrAny(transaction.chargebeeTransactionId, chargebeeTransactionId);
    const found = { read: lenient(table, readTransactions, () => []), wanted };
    return pageAnswer(
      account,
      'transaction',
      query,
      async (limit, after) => {
        if (chargebeeTransactionId !== undefined) {
          const items = await readChargebeeTransaction(table, account, chargebeeTransactionId);
          return pageOf(items, found, limit, after);
        }
        const where = { ...recordedPayments(account, query), load: readRecorded };
        return listPage(table, { ...found, ...where }, limit, after);
      },
      presentTransaction,
    );
  }),
  route(getTransaction, async ({ caller: { account }, params: { id } }) => {
    const ulid = ulidOf('transaction', id);
    const items = ulid === undefined ? [] : await findRecorded(table, account, ulid);
    const found = items.flatMap(readTransactions).find(({ transactionId }) => transactionId === id);
    return found === undefined ? notFound : answerWith(200, presentTransaction(found), found);
  }),
];
