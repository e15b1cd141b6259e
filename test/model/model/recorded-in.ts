import type { Model, PaymentInModel } from './model.ts';

/** What is recorded, the oldest payment first. */
export const recordedIn = ({ payments }: Model): PaymentInModel[] =>
  [...payments.values()]
    .filter((one) => one.as === 'recorded')
    .sort(({ paid: one }, { paid: other }) => {
      if (one === undefined || other === undefined) return 0;
      const [a, b] = [one.transaction, other.transaction];
      return a.date - b.date || (a.id < b.id ? -1 : 1);
    });
