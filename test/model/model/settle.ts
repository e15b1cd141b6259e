import type { StateEvent } from '../../../functions/shared/domain/event.ts';
import { appendTo } from './append.ts';
import { isDead, isDeadPayment, leftOf } from './left-of.ts';
import type { EntryInModel, Model, PaymentInModel, RefundInModel, WaitingInModel } from './model.ts';
import { offer } from './offer.ts';
import { giveUsesBack, judgeAgain, rulesToJudge } from './reward.ts';
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
export function take(payment: PaymentInModel, event: StateEvent): boolean | undefined {
  const { transaction } = event;
  const { id, status, resourceVersion: version, amount } = transaction;
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
  const { date, chargeback: isChargeback = false } = transaction;
  const isReversal = transaction.type !== 'refund';
  const told = payment.as === 'recorded' ? before?.told : { date, isChargeback };
  const state = { version, status, amount: amount.amount, isReversal, date, isChargeback };
  const after = { ...state, ...(told && { told }) };
  if (before === undefined && !isReport(event)) return undefined;
  if (before !== undefined && !isNewer(after, before)) return false;
  payment.refunds.set(id, after);
  return before?.status !== status || before.amount !== after.amount;
}

/** What one event appends: a transaction, where money moved. */
function entryOf(event: StateEvent, amount: number): EntryInModel {
  const { type, chargeback = false, date, id: chargebeeId } = event.transaction;
  const goesBack = takesBack(event) && amount < 0;
  const isRefund = goesBack && type === 'refund';
  const shown = {
    kind: isRefund ? 'refund' : 'reversal',
    isChargeback: isRefund && chargeback,
    occurredAt: goesBack ? date : event.occurredAt,
    chargebeeId,
  } as const;
  return { event, amount, rewards: [], ...(amount !== 0 && { shown }) };
}

/** What an event changes of a recorded payment, with the rewards that are given or taken back. @returns rules with a use back */
function record(model: Model, payment: PaymentInModel, event: StateEvent, before: Before): number[] {
  const entry = entryOf(event, leftOf(payment) - before.left);
  const rewards = payment.rewards.map((one) => ({ ...one }));
  const isDeadNow = isDeadPayment(payment);
  const freed = isDeadNow && !before.isDead ? giveUsesBack(payment) : [];
  if (before.isDead && !isDeadNow) judgeAgain(model, payment, rulesToJudge(payment), entry);
  appendTo(payment, rewards, before.left, entry);
  return freed;
}

interface Before {
  readonly left: number;
  readonly isDead: boolean;
}

/**
 * The order in which what waits is settled: reports first, since what ends a refund may only find it then; then states of
 * the payment; then what tells of refunds, refund by refund.
 */
const placeOf = ({ event }: WaitingInModel): string =>
  isReport(event) ? '0' : takesBack(event) ? `2 ${event.transaction.id}` : '1';

/** What waits for a payment and is not forgotten, in the order in which it is settled, and came. */
function waitingFor({ sent, now }: Model, { waiting }: PaymentInModel): readonly WaitingInModel[] {
  const order = new Map(sent.map(({ id }, n) => [id, n]));
  const remembered = waiting.filter(({ forgetAt = Infinity }) => forgetAt > now);
  return remembered.sort((a, b) => {
    const [one, other] = [placeOf(a), placeOf(b)];
    if (one !== other) return one < other ? -1 : 1;
    return (order.get(a.event.id) ?? 0) - (order.get(b.event.id) ?? 0);
  });
}

/**
 * Applies an event, then all that waits, to a payment that was decided. What still waits for its refund stays.
 */
export function settle(model: Model, payment: PaymentInModel, fresh?: StateEvent): void {
  const all = [...(fresh ? [{ event: fresh }] : []), ...waitingFor(model, payment)];
  const unseen: WaitingInModel[] = [];
  const freed: number[] = [];
  for (const one of all) {
    const { event } = one;
    const before = { left: leftOf(payment), isDead: isDeadPayment(payment) };
    const changed = take(payment, event);
    if (changed === undefined) {
      unseen.push(event === fresh ? waitFor(model, event) : one);
      continue;
    }
    const isRecorded = payment.as === 'recorded';
    model.outcomes.set(event.id, changed && isRecorded ? 'processed' : 'ignored');
    if (isRecorded) freed.push(...record(model, payment, event, before));
  }
  payment.waiting = unseen;
  const isFree = (rule: number) => payment.rewards.some((one) => one.rule === rule && one.holds === false);
  if (isDeadPayment(payment)) offer(model, payment, freed.filter(isFree));
}
