import type { Change } from '../change.ts';
import type { Ulids } from '../ids.ts';
import { takeRemainingDeals } from '../customer/take-remaining-deals.ts';
import { entriesOfFacts } from './append-entries.ts';
import type { LedgerState } from './ledger-state.ts';
import { offerUses } from '../rewards/offer-uses.ts';
import type { Payment } from '../payment/payment.ts';
import { putRuleUses } from '../rewards/put-rule-uses.ts';
import { noUses } from '../rewards/rule-use.ts';
import { removeEntries, type AppendedPage } from './remove-entries.ts';
import { settle } from './settle.ts';
import type { WaitingPage } from './waiting-event.ts';

/** What dates what is appended, and makes its ids. */
interface Clock {
  /** Epoch milliseconds. */
  readonly now: number;
  readonly ulids: Ulids;
}

/** Whether a payment's own item says that something of it remains to be settled. */
export const settlingRemains = ({
  entriesToRemove,
  refundsAppended,
  waitingRemain,
  usesToOffer,
}: Payment): boolean =>
  entriesToRemove === true ||
  refundsAppended !== undefined ||
  waitingRemain !== undefined ||
  usesToOffer !== undefined;

/** Whether a write of the payment left something to do: deals that wait for its customer, or what is to be settled. */
export const remains = (payment: Payment): boolean =>
  payment.dealsRemain === true || settlingRemains(payment);

/** What settles a payment in one more write: all that may be judged again with it. */
type Settled = Pick<LedgerState, keyof WaitingPage | 'uses' | 'terms' | 'passedOver' | 'deals' | 'toRemove'>;

function appendRemaining(before: Payment, from: number, clock: Clock): readonly Change[] {
  const { refundsAppended: _, ...payment } = before;
  const { entries, ...rest } = entriesOfFacts(payment, from, clock);
  const paymentId = payment.chargebeeTransactionId;
  return [
    { kind: 'put_payment', payment: { ...payment, ...rest, version: before.version + 1 } },
    ...entries.map((entry): Change => ({ kind: 'add_ledger_entry', entry, paymentId })),
  ];
}

function removeRemaining(before: Payment, page: AppendedPage, { now }: Clock): readonly Change[] {
  const { payment, changes } = removeEntries(before, page, now);
  const ulids = page.appended.map(({ entry }) => entry.ulid);
  return [
    { kind: 'put_payment', payment: { ...payment, version: before.version + 1 } },
    ...changes,
    { kind: 'forget_day_sums', ulids, at: now },
  ];
}

/**
 * The next of what did not fit into the write that recorded a payment, or changed it: first what was appended before it was unlinked, then the
 * deals of its customer, then what its refunds took while it was unmatched, then the events that waited for it, then the uses that it gave back. Each step holds only for the payment as it was read, so none is done twice.
 */
export function settleRemaining(
  before: Payment,
  { uses, terms, passedOver, deals = [], toRemove, ...page }: Settled,
  clock: Clock,
): readonly Change[] {
  if (before.entriesToRemove && toRemove) return removeRemaining(before, toRemove, clock);
  if (before.dealsRemain) return takeRemainingDeals(before, { deals });
  if (before.refundsAppended !== undefined) return appendRemaining(before, before.refundsAppended, clock);
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
