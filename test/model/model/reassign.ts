import { hasPaid, judgeAnew } from './judge-anew.ts';
import type { CustomerInModel, Model } from './model.ts';
import { offer } from './offer.ts';
import { recordedIn } from './recorded-in.ts';

/** An admin gives a customer to another partner, or to none; with the past, or from now on. @returns what is answered of payments */
export function reassign(
  model: Model,
  customer: CustomerInModel,
  partner: number | undefined,
  isMoved: boolean,
): { readonly moved: number; readonly kept: number } {
  if (customer.partner !== partner || (partner === undefined && !customer.isNobodys))
    Object.assign(customer, { partner, source: 'manual', isNobodys: partner === undefined });
  if (!isMoved) return { moved: 0, kept: 0 };
  const others = recordedIn(model).filter((one) => one.customer === customer && one.partner !== partner);
  const moving = others.filter((one) => !hasPaid(one));
  const freed = moving.map((payment) => {
    const was = payment.partner;
    delete payment.partner;
    if (partner !== undefined) payment.partner = partner;
    return { payment, rules: judgeAnew(model, payment, was) };
  });
  // Offered before, they would go to payments that are about to be judged anew.
  for (const { payment, rules } of freed) offer(model, payment, rules);
  return { moved: moving.length, kept: others.length - moving.length };
}
