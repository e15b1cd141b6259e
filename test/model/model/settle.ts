import type { StateEvent } from '../../../functions/shared/domain/event.ts';
import { isDead, leftOf } from './left-of.ts';
import type { EntryInModel, Model, PaymentInModel, RefundInModel, WaitingInModel } from './model.ts';
import { pays } from './pays.ts';
import { isReport, takesBack } from './takes-back.ts';
import { waitFor } from './wait-for.ts';

const finality = (status: string): number =>
  status === 'deleted' ? 3 : isDead(status) ? 2 : status === 'success' ? 1 : 0;

type State = Pick<RefundInModel, 'version' | 'status' | 'amount'>;

/** The higher version is the newer state, then the more final, then the larger amount. */
function isNewer(one: State, other: State): boolean {
  if (one.version !== other.version) return one.version > other.version;
  const [a, b] = [finality(one.status), finality(other.status)];
  return a === b ? one.amount > other.amount : a > b;
}

/** Takes over what a later state says that the payment paid; of one version, the longer list. @returns whether it is other */
function takeInvoices(payment: PaymentInModel, { type, transaction }: StateEvent): boolean {
  const { resourceVersion: version, invoices: paid } = transaction;
  // A copy changes nothing.
  if (type === 'payment_succeeded' || paid === undefined) return false;
  const known = payment.invoices;
  const [one, other] = [JSON.stringify(paid), JSON.stringify(known.paid)];
  const isMore = paid.length === known.paid.length ? one > other : paid.length > known.paid.length;
  if (version < known.version || (version === known.version && !isMore)) return false;
  payment.invoices = { version, paid };
  return one !== other;
}

/** Takes over a state. @returns whether it says something else than was known; undefined for a refund not seen yet */
function take(payment: PaymentInModel, event: StateEvent): boolean | undefined {
  const { transaction } = event;
  const { id, status, resourceVersion: version, amount } = transaction;
  if (payment.as === 'ignored') return false;
  if (!takesBack(event)) {
    const { status: before } = payment;
    const paysOthers = takeInvoices(payment, event);
    // What was paid stays what was recorded.
    if (!isNewer({ version, status, amount: 0 }, { ...payment, amount: 0 })) return paysOthers;
    Object.assign(payment, { status, version });
    return status !== before || paysOthers;
  }
  if (amount.currency !== payment.paid?.transaction.amount.currency) return false;
  const before = payment.refunds.get(id);
  const after = { version, status, amount: amount.amount, isReversal: transaction.type !== 'refund' };
  if (before === undefined && !isReport(event)) return undefined;
  if (before !== undefined && !isNewer(after, before)) return false;
  payment.refunds.set(id, after);
  return before?.status !== status || before.amount !== after.amount;
}

/** What has to be appended where this much was left before. */
function entryFor(payment: PaymentInModel, event: StateEvent, before: number): EntryInModel {
  const left = leftOf(payment);
  const currency = payment.paid?.transaction.amount.currency ?? '';
  const rewards = payment.rewards.flatMap(({ terms, status }, place) => {
    const amount = pays(terms, { amount: left, currency }) - pays(terms, { amount: before, currency });
    // A cancelled reward counts as nothing, and so does what is taken back of it.
    const own = status === 'cancelled' ? status : ('pending' as const);
    return amount === 0 ? [] : [{ place, amount, status: own }];
  });
  return { event, amount: left - before, rewards };
}

const isRefunding = ({ event }: WaitingInModel): boolean => isReport(event);

/** What waits for a payment and is not forgotten, in the order in which it came. */
function waitingFor({ sent, now }: Model, { waiting }: PaymentInModel): readonly WaitingInModel[] {
  const order = new Map(sent.map(({ id }, n) => [id, n]));
  const remembered = waiting.filter(({ forgetAt = Infinity }) => forgetAt > now);
  return remembered.sort((a, b) => (order.get(a.event.id) ?? 0) - (order.get(b.event.id) ?? 0));
}

/**
 * Applies an event, and all that waits, to a payment that was decided: refunds first, since what ends a refund may only
 * find it then. What still waits for its refund stays.
 */
export function settle(model: Model, payment: PaymentInModel, fresh?: StateEvent): void {
  const all = [...(fresh ? [{ event: fresh }] : []), ...waitingFor(model, payment)];
  const unseen: WaitingInModel[] = [];
  for (const one of [...all.filter(isRefunding), ...all.filter((other) => !isRefunding(other))]) {
    const { event } = one;
    const before = leftOf(payment);
    const changed = take(payment, event);
    if (changed === undefined) {
      unseen.push(event === fresh ? waitFor(model, event) : one);
      continue;
    }
    model.outcomes.set(event.id, changed ? 'processed' : 'ignored');
    const entry = entryFor(payment, event, before);
    if (payment.as === 'recorded' && entry.amount !== 0) payment.entries.push(entry);
  }
  payment.waiting = unseen;
}
