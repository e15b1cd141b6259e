import type { NewTransaction } from '../shared/api/transaction-operations.ts';
import type { Change } from '../shared/domain/change.ts';
import { paymentIdByHand } from '../shared/domain/payment/by-hand.ts';
import { transactionsOf } from '../shared/domain/payment/transaction.ts';
import { problem, type Answer } from '../shared/http/answer.ts';
import type { ApiRequest } from '../shared/http/api-request.ts';
import { invalidBody, keyReused } from '../shared/http/problems.ts';
import { payingByHand } from '../shared/pipeline/by-hand-families.ts';
import { processEvent } from '../shared/pipeline/process-event.ts';
import { findKept, keptWrite } from '../shared/store/writes/idempotency.ts';
import { answerWith } from './answer-with.ts';
import type { Dependencies } from './dependencies.ts';
import { presentTransaction } from './present-transaction.ts';

type Request = Pick<ApiRequest<unknown, unknown, NewTransaction>, 'caller' | 'body' | 'idempotency'>;

/** The answer to a payment that is among what is written. */
function answerOf(changes: readonly Change[]): Answer | undefined {
  const payments = changes.flatMap((change) => (change.kind === 'put_payment' ? [change.payment] : []));
  const [transaction] = payments.flatMap(transactionsOf);
  if (transaction === undefined) return undefined;
  const presented = presentTransaction(transaction);
  return answerWith(201, presented, transaction, { location: `/v1/transactions/${presented.id}` });
}

/** Records it, and keeps the answer in the same write where the caller has a key. */
async function pay(deps: Dependencies, { caller, body, idempotency }: Request, now: number): Promise<Answer> {
  const { account, user: by } = caller;
  const { occurredAt, ...said } = body;
  // As Chargebee's dates are: rules are in force from one whole second to another.
  const date = Math.floor(Date.parse(occurredAt) / 1_000) * 1_000;
  const id = paymentIdByHand(said.externalId);
  let answer: Answer | undefined;
  const commit: Dependencies['store']['commit'] = (whose, changes) => {
    answer = answerOf(changes);
    const kept = answer && idempotency && [keptWrite(whose, { answer, now, idempotency })];
    return deps.store.commit(whose, changes, kept);
  };
  const store = { ...deps.store, commit };
  const asked = { ...said, date, by };
  const end = await processEvent(
    { ...deps, store },
    account,
    { id, transaction: { id } },
    payingByHand(asked),
  );
  if (typeof end !== 'object' && answer !== undefined) return answer;
  if (typeof end === 'object' && end.refused === 'external_id_taken') {
    const { transactionId } = end;
    const detail = 'A payment was recorded under this external id before.';
    return problem(409, 'external_id_taken', detail, { members: { transactionId } });
  }
  return invalidBody('customerId', 'There is no such customer.');
}

/** Records a payment by hand: once under its external id, and under an Idempotency-Key with the first answer again. */
export async function createTransaction(deps: Dependencies, request: Request): Promise<Answer> {
  const { caller, body, idempotency } = request;
  const now = deps.clock();
  if (Date.parse(body.occurredAt) > now) return invalidBody('occurredAt', 'This is in the future.');
  const again = async (): Promise<Answer | undefined> => {
    const used = await findKept(deps.table, caller.account, { now, idempotency });
    if (used.kind === 'key_reused') return keyReused;
    return used.kind === 'replayed' ? used.answer : undefined;
  };
  const before = await again();
  if (before !== undefined) return before;
  const answer = await pay(deps, request, now);
  // The same request may have come twice at once.
  return answer.status === 409 ? ((await again()) ?? answer) : answer;
}
