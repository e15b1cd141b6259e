import type { Model, PaymentInModel } from './model.ts';

/** The payment of this id; one that was not seen yet is something that events may wait for. */
export function paymentIn({ payments }: Model, id: string): PaymentInModel {
  const known = payments.get(id);
  if (known !== undefined) return known;
  const made: PaymentInModel = {
    status: 'success',
    version: 0,
    refunds: new Map(),
    invoices: { version: 0, paid: [] },
    rewards: [],
    passedOver: [],
    entries: [],
    waiting: [],
  };
  payments.set(id, made);
  return made;
}
