import * as z from 'zod/mini';
import type { ActivityLine } from '../../domain/lines/activity.ts';
import { transactionEventTypes, type StateEvent, type TransactionState } from '../../domain/event.ts';
import type { WaitingEvent } from '../../domain/money-back/waiting-event.ts';
import { shapeOf } from '../../shape-of.ts';
import type { Account } from '../account.ts';
import { integer, money, optionalText, text, yes } from './item-fields.ts';
import { itemOf } from './item-of.ts';
import { keysOf, waitingRank, type Key } from '../keys.ts';
import { invoicesSchema, lineSchema } from './line-schemas.ts';
import { readAs } from './read-as.ts';

/** What is kept of an event that waits, beside its line. */
interface Told extends Pick<WaitingEvent, 'forgetAt'> {
  readonly transaction: TransactionState;
}
const toldSchema = shapeOf<Told>()({
  transaction: shapeOf<TransactionState>()({
    id: text,
    type: text,
    status: text,
    amount: money,
    date: integer,
    resourceVersion: integer,
    paymentId: optionalText,
    chargeback: z.exactOptional(yes),
    invoices: z.exactOptional(invoicesSchema),
  }),
  forgetAt: z.exactOptional(integer),
});
/** What the line of an event that waits has for certain. */
const waitingLineSchema = z.object({
  eventType: z.enum(transactionEventTypes),
  occurredAt: integer,
  receivedAt: integer,
});
interface Waiting {
  readonly line: ActivityLine;
  readonly ulid: string;
  readonly told: Told;
}
const waitingSchema = itemOf<Waiting>()({ ulid: text, line: lineSchema, told: toldSchema });

function eventOf(line: ActivityLine, transaction: TransactionState): StateEvent {
  const { eventType: type, occurredAt, receivedAt } = readAs(waitingLineSchema, line);
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

/** An event that waits, with its line; what is only remembered is deleted in the engine's own time. */
export function waitingItem(
  account: Account,
  under: string,
  { event, line, ulid, beside, ...rest }: WaitingEvent,
): Key & Record<string, unknown> {
  const { forgetAt } = rest;
  return {
    ...keysOf(account).waiting(under, waitingRank(event, ulid)),
    ...beside,
    ulid,
    line,
    told: { transaction: event.transaction, ...rest },
    ...(forgetAt !== undefined && { expiresAt: Math.ceil(forgetAt / 1_000) }),
  };
}

/** @throws UnreadableItem where it is not as `waitingItem` makes it */
export function readWaitingItem(item: unknown): WaitingEvent {
  const { line, ulid, told, ...beside } = readAs(waitingSchema, item);
  const { transaction, ...rest } = told;
  return { event: eventOf(line, transaction), line, ulid, ...rest, beside };
}
