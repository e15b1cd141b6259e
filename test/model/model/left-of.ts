import type { PaymentInModel } from './model.ts';

/** A payment or refund that failed, was voided or deleted. */
export const isDead = (status: string): boolean =>
  ['failure', 'late_failure', 'voided', 'deleted'].includes(status);

/** left = 0 if the payment is dead, else A − min(A, sum of live refunds). */
export function leftOf({ paid, status, refunds }: PaymentInModel): number {
  if (paid === undefined || isDead(status)) return 0;
  const live = [...refunds.values()].filter((refund) => refund.status === 'success');
  const sum = live.reduce((total, { amount }) => total + BigInt(amount), 0n);
  const amount = BigInt(paid.transaction.amount.amount);
  return Number(amount - (sum < amount ? sum : amount));
}

/** A payment that is told as dead, or that live reversals take back whole: it never brought money. */
export function isDeadPayment({ paid, status, refunds }: PaymentInModel): boolean {
  const live = [...refunds.values()].filter((one) => one.isReversal && one.status === 'success');
  const sum = live.reduce((total, { amount }) => total + BigInt(amount), 0n);
  return isDead(status) || sum >= BigInt(paid?.transaction.amount.amount ?? 1);
}
