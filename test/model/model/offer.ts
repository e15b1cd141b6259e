import { isDeadPayment } from './left-of.ts';
import type { EntryInModel, Model, PaymentInModel } from './model.ts';
import { appendTo } from './append.ts';
import { judgeAgain, rulesToJudge } from './reward.ts';

/** Uses that a payment gave back are offered to the customer's live payments that were passed over, oldest first. */
export function offer(model: Model, { customer }: PaymentInModel, rules: readonly number[]): void {
  const dateOf = ({ paid }: PaymentInModel) => paid?.transaction.date ?? 0;
  const idOf = ({ paid }: PaymentInModel) => paid?.transaction.id ?? '';
  const others = [...model.payments.values()]
    .filter((one) => one.as === 'recorded' && one.customer === customer && !isDeadPayment(one))
    .sort((a, b) => dateOf(a) - dateOf(b) || (idOf(a) < idOf(b) ? -1 : 1));
  for (const payment of others) {
    const wanted = rulesToJudge(payment).filter(
      (rule) => rules.includes(rule) && payment.passedOver.includes(rule),
    );
    if (wanted.length === 0) continue;
    const entry: EntryInModel = { amount: 0, rewards: [] };
    const before = payment.rewards.map((one) => ({ ...one }));
    judgeAgain(model, payment, wanted, entry);
    appendTo(payment, before, undefined, entry);
  }
}
