import type { Model, PaymentInModel } from '../model/model.ts';

/** Payments that wait in the inbox, by Chargebee id, where there are any; else all. */
export function paymentsToLink({ payments }: Model): [id: string, payment: PaymentInModel][] {
  const paid = [...payments].filter(([, { as }]) => as !== undefined);
  const waiting = paid.filter(([, { as }]) => as === 'unmatched');
  return waiting.length > 0 ? waiting : paid;
}
