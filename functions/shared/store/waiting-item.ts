import * as z from 'zod';
import type { ActivityLine } from '../domain/activity.ts';
import type { Told } from '../domain/change.ts';
import { transactionEventTypes, type StateEvent, type TransactionState } from '../domain/event.ts';
import type { WaitingEvent } from '../domain/waiting-event.ts';
import { shapeOf } from '../shape-of.ts';
import type { Account } from './account.ts';
import { integer, money, optionalText, text, yes } from './item-fields.ts';
import { keysOf, waitingPlace, type Key } from './keys.ts';
import { invoicesSchema, lineSchema } from './line-schemas.ts';

const toldSchema = shapeOf<Told>()({
  transaction: shapeOf<TransactionState>()({
    id: text,
    type: text,
    status: text,
    amount: money,
    date: integer,
    resourceVersion: integer,
    paymentId: optionalText,
    chargeback: yes.exactOptional(),
    invoices: invoicesSchema.exactOptional(),
  }),
  forgetAt: integer.exactOptional(),
});
/** What the line of an event that waits has for certain. */
const waitingLineSchema = z.object({
  eventType: z.enum(transactionEventTypes),
  occurredAt: integer,
  receivedAt: integer,
});
const waitingSchema = z.object({ ulid: text, line: lineSchema, told: toldSchema });

function eventOf(line: ActivityLine, transaction: TransactionState): StateEvent {
  const { eventType: type, occurredAt, receivedAt } = waitingLineSchema.parse(line);
  const { eventId: id, chargebeeCustomerId, email } = line;
  return {
    id,
    type,
    occurredAt,
    receivedAt,
    transaction,
    ...(chargebeeCustomerId !== undefined && {
      customer: { id: chargebeeCustomerId, ...(email !== undefined && { email }) },
    }),
  };
}

/** An event that waits, with the line that stands beside it; what is only remembered is deleted in the engine's own time. */
export function waitingItem(
  account: Account,
  under: string,
  { line, ulid, told }: { readonly line: ActivityLine; readonly ulid: string; readonly told: Told },
): Key & Record<string, unknown> {
  const { transaction, forgetAt } = told;
  return {
    ...keysOf(account).waiting(under, waitingPlace(eventOf(line, transaction), ulid)),
    ulid,
    line,
    told,
    ...(forgetAt !== undefined && { expiresAt: Math.ceil(forgetAt / 1_000) }),
  };
}

/** @throws where the item is not as `waitingItem` makes it */
export function readWaitingItem(item: unknown): WaitingEvent {
  const { line, ulid, told } = waitingSchema.parse(item);
  const { transaction, forgetAt } = told;
  return { event: eventOf(line, transaction), line, ulid, ...(forgetAt !== undefined && { forgetAt }) };
}
