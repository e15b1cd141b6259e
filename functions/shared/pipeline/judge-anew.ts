import { reassign } from '../domain/customer/reassign.ts';
import { decideAnew, isHalfDone, type AnewAsked } from '../domain/payment/decide-anew.ts';
import { eventOfPayment } from '../domain/payment/event-of-payment.ts';
import { isDecided, type Payment } from '../domain/payment/payment.ts';
import { remains } from '../domain/money-back/settle-remaining.ts';
import type { RuleUses } from '../domain/rewards/rule-use.ts';
import type { Account } from '../store/account.ts';
import { judgingAnew } from './asked-families.ts';
import type { Deps } from './deps.ts';
import { families } from './families.ts';
import { processEvent } from './process-event.ts';

/** Settles what remains of a payment: what its refunds took, what waited for it, the uses that it gave back. @throws RaceLost */
export async function settlePayment(deps: Deps, account: Account, payment: Payment): Promise<void> {
  if (remains(payment)) await processEvent(deps, account, eventOfPayment(payment), families.money_back);
}

/**
 * Judges a payment anew. It may be called again at any point, and changes nothing more.
 * @returns whether the customer was given to somebody else meanwhile
 * @throws what trying again later may mend
 */
export async function judgePaymentAnew(
  deps: Deps,
  account: Account,
  payment: Payment,
  asked: AnewAsked,
): Promise<'overtaken' | 'judged'> {
  if (isHalfDone(payment)) await settlePayment(deps, account, payment);
  const end = await processEvent(deps, account, eventOfPayment(payment), judgingAnew(asked));
  return typeof end === 'object' && end.refused === 'overtaken' ? 'overtaken' : 'judged';
}

/** What is held of the limited rules, by customer, once payments were judged that nobody wrote. */
export type SupposedUses = Map<string, RuleUses>;

/** The payment as it would be: nothing is written. What its customer would hold of limited rules is kept in `supposed`. */
export async function supposeAnew(
  { store, clock, ulids }: Pick<Deps, 'store' | 'clock' | 'ulids'>,
  account: Account,
  payment: Payment,
  asked: AnewAsked,
  supposed: SupposedUses,
): Promise<Payment> {
  const { customerId = '', chargebeeTransactionId } = payment;
  const { customer, uses, ...state } = await store.loadAnew(account, asked, chargebeeTransactionId);
  const held = supposed.get(customerId) ?? uses;
  const { changes } = decideAnew({
    ...state,
    ...(held && { uses: held }),
    ...(customer && asked.kind === 'reassign' && { customer: reassign(customer, asked.partnerId) }),
    asked,
    now: clock(),
    ulids,
  });
  for (const change of changes)
    if (change.kind === 'put_rule_uses') supposed.set(change.customerId, change.uses);
  const put = changes.find((change) => change.kind === 'put_payment');
  return put?.payment ?? (isDecided(state.payment) ? state.payment : payment);
}
