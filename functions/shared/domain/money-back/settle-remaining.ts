import type { Change } from '../change.ts';
import type { Ulids } from '../ids.ts';
import { takeRemainingDeals } from '../customer/take-remaining-deals.ts';
import type { LedgerState } from './ledger-state.ts';
import { offerUses } from '../rewards/offer-uses.ts';
import type { Payment } from '../payment/payment.ts';
import { putRuleUses } from '../rewards/put-rule-uses.ts';
import { noUses } from '../rewards/rule-use.ts';
import { settle } from './settle.ts';
import type { WaitingPage } from './waiting-event.ts';

/** Whether a payment's own item says that something of it remains to be settled. */
export const settlingRemains = ({ waitingRemain, usesToOffer }: Payment): boolean =>
  waitingRemain !== undefined || usesToOffer !== undefined;

/** Whether a write of the payment left something to do: deals that wait for its customer, or what is to be settled. */
export const remains = (payment: Payment): boolean =>
  payment.dealsRemain === true || settlingRemains(payment);

/** What settles a payment in one more write: all that may be judged again with it. */
type Settled = Pick<LedgerState, keyof WaitingPage | 'uses' | 'terms' | 'passedOver' | 'deals'>;

/**
 * The next of what did not fit into the write that recorded a payment, or changed it: first the deals of its customer, then
 * the events that waited for it, then the uses that it gave back. Each step holds only for the payment as it was read, so none is done twice.
 */
export function settleRemaining(
  before: Payment,
  { uses, terms, passedOver, deals = [], ...page }: Settled,
  clock: { readonly now: number; readonly ulids: Ulids },
): readonly Change[] {
  if (before.dealsRemain) return takeRemainingDeals(before, { deals });
  if (before.waitingRemain === undefined && passedOver !== undefined) {
    return offerUses(before, { ...(uses && { uses }), terms, passedOver }, clock);
  }
  const own = terms.get(before.partnerId ?? '');
  const settling = { ...clock, terms: own, byRule: uses?.byRule ?? noUses };
  const { payment, changes, byRule } = settle(before, undefined, page, settling);
  return [
    { kind: 'put_payment', payment: { ...payment, version: before.version + 1 } },
    ...putRuleUses(before.customerId, uses, byRule),
    ...changes,
  ];
}
