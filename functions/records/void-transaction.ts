import { ulidOf } from '../shared/domain/ids.ts';
import { deathOf } from '../shared/domain/payment/void-by-hand.ts';
import { transactionsOf } from '../shared/domain/payment/transaction.ts';
import { problem, type Answer } from '../shared/http/answer.ts';
import type { ApiRequest } from '../shared/http/api-request.ts';
import { notFound } from '../shared/http/problems.ts';
import { voidingByHand } from '../shared/pipeline/by-hand-families.ts';
import { processEvent } from '../shared/pipeline/process-event.ts';
import { recordedIn } from '../shared/store/items/read-transactions.ts';
import { findRecorded } from '../shared/store/reads/find-recorded.ts';
import { answerWith } from './answer-with.ts';
import type { Dependencies } from './dependencies.ts';
import { presentTransaction } from './present-transaction.ts';

const notManual = problem(
  409,
  'not_manual',
  'Only a payment that was recorded by hand is voided here: what Chargebee told is voided there.',
);

/** Voids a payment by hand. Again, it finishes what a crash cut short, and answers the same. */
export async function voidTransaction(
  deps: Dependencies,
  {
    caller: { account, user: by },
    params: { id },
    body: { reason },
  }: Pick<
    ApiRequest<{ readonly id: string }, unknown, { readonly reason: string }>,
    'caller' | 'params' | 'body'
  >,
): Promise<Answer> {
  const ulid = ulidOf('transaction', id);
  const items = ulid === undefined ? [] : await findRecorded(deps.table, account, ulid);
  const [found] = items.flatMap(recordedIn);
  if (found === undefined) return notFound;
  const { payment, entry } = found;
  if (entry !== undefined || payment.byHand === undefined) return notManual;
  await processEvent(deps, account, deathOf(payment, deps.clock()), voidingByHand({ by, reason }));
  const after = await deps.store.payment(account, payment.chargebeeTransactionId);
  const [transaction] = after === undefined || after.state === 'pending' ? [] : transactionsOf(after);
  return transaction === undefined ? notFound : answerWith(200, presentTransaction(transaction), transaction);
}
