import type { Model } from '../model/model.ts';

/** The Chargebee ids of the payments that anything was told of, and of one more. */
export const paymentIds = ({ payments }: Model): string[] => [...payments.keys(), `txn_${payments.size + 1}`];

/** The Chargebee ids of the refunds that anything was told of. */
export const refundIds = ({ sent }: Model): string[] => [
  ...new Set(
    sent.flatMap((event) =>
      'transaction' in event && event.transaction.type === 'refund' ? [event.transaction.id] : [],
    ),
  ),
];

export const newRefundId = (model: Model): string => `rfd_${refundIds(model).length + 1}`;
