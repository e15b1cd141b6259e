import type { ActivityLine } from '../../../functions/shared/domain/lines/activity.ts';
import type { Payment } from '../../../functions/shared/domain/payment/payment.ts';
import { isByHand } from '../../../functions/shared/domain/payment/by-hand.ts';
import { keysOf } from '../../../functions/shared/store/keys.ts';
import { readKnownPayment } from '../../../functions/shared/store/items/payment-item.ts';
import { readActivityLine } from '../../../functions/shared/store/items/read-activity-line.ts';
import { readItems } from '../../../functions/shared/store/reads/read-items.ts';
import { readPaymentPartition } from '../../../functions/shared/store/reads/read-payment-partition.ts';
import type { Model } from '../model/model.ts';
import type { System } from '../system/open-system.ts';

/** What is kept of the events that were sent: their lines, and the payments. */
export interface Kept {
  readonly lines: readonly ActivityLine[];
  readonly payments: readonly Payment[];
}

/** Reads all that is kept under each Chargebee transaction that was named, and the lines of the events. */
export async function readPartitions({ sent, payments }: Model, { table, account }: System): Promise<Kept> {
  const ids = sent.flatMap((event) => {
    if (!('transaction' in event)) return [];
    const { transaction } = event;
    const { paymentId } = 'paymentId' in transaction ? transaction : {};
    return paymentId === undefined ? [transaction.id] : [transaction.id, paymentId];
  });
  const keys = [...new Set(sent.map(({ id }) => id))].map((id) => keysOf(account).line(id));
  const found = await Promise.all([
    ...[...new Set([...ids, ...[...payments.keys()].filter(isByHand)])].map((id) =>
      readPaymentPartition(table, account, id),
    ),
    readItems(table, keys),
  ]);
  const items = found.flat();
  return {
    lines: items.map(readActivityLine).filter((line) => line !== undefined),
    payments: items.flatMap((item) => {
      const payment = item['sk'] === 'payment' ? readKnownPayment(item) : undefined;
      return payment === undefined || payment.state === 'pending' ? [] : [payment];
    }),
  };
}
