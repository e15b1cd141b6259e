import { decodeTime, isValid } from 'ulid';
import * as z from 'zod/mini';
import type { ActivityLine, Outcome } from '../../domain/lines/activity.ts';
import { isByHand } from '../../domain/payment/by-hand.ts';
import { wordOf } from '../../shape-of.ts';
import { integer, money, text } from './item-fields.ts';
import { isLine, isPayment, lastPartOf } from '../keys.ts';
import { stepsSchema } from './line-schemas.ts';
import { lengthen } from './short-names.ts';

const maybe = <T>(schema: z.ZodMiniType<T>) => z.catch(z.optional(schema), undefined);

const fields = {
  eventId: maybe(text),
  eventType: maybe(text),
  outcome: z.catch(wordOf<Outcome>(), 'failed'),
  occurredAt: maybe(integer),
  receivedAt: maybe(integer),
  processedAt: maybe(integer),
  chargebeeCustomerId: maybe(text),
  chargebeeTransactionId: maybe(text),
  email: maybe(text),
  amount: maybe(money),
  steps: z.catch(stepsSchema, [{ action: 'receive', code: 'line_unreadable' }]),
} satisfies Record<keyof ActivityLine, z.ZodMiniType>;
const parts = z.object(fields);

/** What a payment says in the place of its line, as far as it can be told. */
const ofPayment = ({ pk, amount, line, eventKey }: Record<string, unknown>) => ({
  eventType: 'payment_succeeded',
  chargebeeTransactionId: lastPartOf(String(pk)),
  amount: lengthen(amount),
  ...(typeof eventKey === 'string' && { eventId: lastPartOf(eventKey) }),
  ...(typeof line === 'object' && (lengthen(line) as object)),
});

/**
 * The line that an item is or holds, where this release cannot read the item: what is as it knows it, part by part.
 * Undefined where there is none.
 */
export function unreadableLine(item: Record<string, unknown>): ActivityLine | undefined {
  const { ulid, pk, sk } = item;
  if (typeof ulid !== 'string' || !isValid(ulid)) return undefined;
  if (isPayment(sk) ? isByHand(lastPartOf(String(pk))) : !isLine(sk)) return undefined;
  const line = isPayment(sk) ? ofPayment(item) : item;
  const at = decodeTime(ulid);
  const { eventId = ulid, receivedAt = at, processedAt = at, ...read } = parts.parse(line);
  const known = Object.entries(read).filter(([, part]) => part !== undefined);
  return { eventId, receivedAt, processedAt, ...Object.fromEntries(known) } as ActivityLine;
}
