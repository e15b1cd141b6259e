import { hasPaid, judgeAnew } from './judge-anew.ts';
import type { Model } from './model.ts';
import { offer } from './offer.ts';
import { recordedIn } from './recorded-in.ts';

/** An admin has all payments of a program judged by its rules of now. @returns what is answered of payments */
export function rateAnew(
  model: Model,
  program: number,
): { readonly payments: number; readonly kept: number } {
  const at = model.now;
  const all = recordedIn(model);
  // Partner by partner.
  const theirs = model.partners.flatMap((one, partner) =>
    one.program === program ? all.filter((payment) => payment.partner === partner) : [],
  );
  const others = theirs.filter(({ ratedAnew: was }) => was?.program !== program || was.at !== at);
  const rated = others.filter((one) => !hasPaid(one));
  const freed = rated.map((payment) => {
    payment.ratedAnew = { program, at };
    return { payment, rules: judgeAnew(model, payment, payment.partner) };
  });
  for (const { payment, rules } of freed) offer(model, payment, rules);
  return { payments: rated.length, kept: others.length - rated.length };
}
