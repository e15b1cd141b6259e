import type { StateEvent } from '../domain/event.ts';
import type { WaitingEvent } from '../domain/waiting-event.ts';
import type { Account } from './account.ts';
import { isLine } from './keys.ts';
import { readLineItem } from './line-item.ts';
import { readPaymentPartition } from './read-payment-partition.ts';
import { toldSchema, waitingLineSchema } from './line-schemas.ts';
import type { Table } from './table.ts';

function readWaiting(item: Record<string, unknown>): WaitingEvent[] {
  if (!isLine(item['sk']) || item['told'] === undefined) return [];
  const { ulid, eventType: type, occurredAt, receivedAt } = waitingLineSchema.parse(item);
  const line = readLineItem(item);
  const { transaction, forgetAt } = toldSchema.parse(item['told']);
  const { chargebeeCustomerId, email } = line;
  const event: StateEvent = {
    id: line.eventId,
    type,
    occurredAt,
    receivedAt,
    transaction,
    ...(chargebeeCustomerId !== undefined && {
      customer: { id: chargebeeCustomerId, ...(email !== undefined && { email }) },
    }),
  };
  return [{ event, line, ulid, ...(forgetAt !== undefined && { forgetAt }) }];
}

/** The events that wait for a payment or a refund under its Chargebee id, oldest first. */
export async function loadWaiting(
  table: Table,
  account: Account,
  chargebeeTransactionId: string,
): Promise<WaitingEvent[]> {
  const items = await readPaymentPartition(table, account, chargebeeTransactionId);
  return items.flatMap(readWaiting).sort((one, other) => (one.ulid < other.ulid ? -1 : 1));
}
