import { isByHand } from '../../../functions/shared/domain/payment/by-hand.ts';
import type { Model } from '../model/model.ts';

/** The Chargebee ids of the payments that anything was told of, and of one more. No event names one by hand. */
export const paymentIds = ({ payments }: Model): string[] => [
  ...[...payments.keys()].filter((id) => !isByHand(id)),
  `txn_${payments.size + 1}`,
];

/** The Chargebee ids of what anything was told of that took money back. */
const idsOf = ({ sent }: Model, type: 'refund' | 'payment_reversal'): string[] => [
  ...new Set(
    sent.flatMap((event) =>
      'transaction' in event && event.transaction.type === type ? [event.transaction.id] : [],
    ),
  ),
];

export const refundIds = (model: Model): string[] => idsOf(model, 'refund');
export const reversalIds = (model: Model): string[] => idsOf(model, 'payment_reversal');

export const newRefundId = (model: Model): string => `rfd_${refundIds(model).length + 1}`;

export const newReversalId = (model: Model): string => `rvs_${reversalIds(model).length + 1}`;
