import { appendTo } from './append.ts';
import { isDeadPayment } from './left-of.ts';
import type { EntryInModel, Model, PaymentInModel } from './model.ts';
import { give, giveUseBack, judge, rulesOf } from './reward.ts';

/** Something of it is paid, so it stays whole. */
export const hasPaid = ({ rewards, entries }: PaymentInModel): boolean =>
  [...rewards, ...entries.flatMap((entry) => entry.rewards)].some(({ status }) => status === 'paid');

/** All that a payment was given gives way, but what an admin cancelled of whom it is judged for. */
function giveWay(payment: PaymentInModel, was: number | undefined) {
  const [freed, kept] = [new Set<number>(), new Set<number>()];
  for (const one of payment.rewards) {
    const whose = one.partner ?? was;
    if (one.status === 'cancelled' && !one.isReplaced && whose === payment.partner) {
      kept.add(one.rule);
      continue;
    }
    if (one.holds) {
      freed.add(one.rule);
      giveUseBack(payment, one);
    }
    delete one.holds;
    delete one.partner;
    one.isReplaced = true;
    if (whose !== undefined && whose !== payment.partner) one.partner = whose;
  }
  return { freed, kept };
}

/**
 * A payment is judged as if it had been its partner's of now from the beginning; what is recorded and differs is appended.
 * @param was whose it was until now
 * @returns the limited rules of which a use is free now
 */
export function judgeAnew(model: Model, payment: PaymentInModel, was: number | undefined): number[] {
  const before = payment.rewards.map((one) => ({ ...one }));
  const entry: EntryInModel = { amount: 0, rewards: [] };
  const { freed, kept } = giveWay(payment, was);
  payment.passedOver = [];
  const isDead = isDeadPayment(payment);
  for (const one of rulesOf(model, payment)) {
    if (kept.has(one.rule)) continue;
    const { customer } = payment;
    // One that is dead takes no use: its rules are asked again once it lives.
    const asked =
      isDead && customer ? { ...payment, customer: { ...customer, rewarded: new Map() } } : payment;
    const judged = judge(model, one, asked);
    if (judged === undefined) continue;
    if (isDead || judged === 'passed over') payment.passedOver = [...payment.passedOver, one.rule];
    else {
      give(payment, judged, entry);
      freed.delete(one.rule);
    }
  }
  appendTo(payment, before, undefined, entry);
  return [...freed];
}
