import * as z from 'zod/mini';
import { customerEventTypes, type ChargebeeEvent } from '../domain/event.ts';
import { customerEvent } from './customer-event.ts';
import { isReversal } from '../domain/money-back/takes-back.ts';
import { isHandled, type HandledType } from './handled-types.ts';
import { paymentSucceeded } from './payment-succeeded.ts';
import { transactionEvent } from './transaction-event.ts';

/**
 * What a JSON value is to us:
 * - `event`: to be acted on
 * - `not_handled`: an event that nothing acts on
 * - `refused`: not an event that can be understood; `error` says where, with paths in Chargebee's own body
 */
export type ReadEvent =
  | { readonly kind: 'event'; readonly event: ChargebeeEvent }
  | { readonly kind: 'not_handled'; readonly eventType: string }
  | {
      readonly kind: 'refused';
      readonly code: 'invalid_event' | 'unsupported_api_version';
      readonly eventType?: HandledType;
      readonly error: z.core.$ZodError;
    };

const typed = z.object({ event_type: z.string().check(z.minLength(1), z.maxLength(100)) });
/** Also for an event that says none: who sends those chose version 1, or nothing, in Chargebee. */
const versioned = z.object({
  api_version: z.literal('v2', 'choose API version 2 for this webhook in Chargebee'),
});

/** Of what is created, only a reversal is told by nothing else for certain; everything else has an event of its own. */
const reversal = z.object({
  content: z.object({ transaction: z.object({ type: z.string().check(z.refine(isReversal)) }) }),
});
const isActedOn = (eventType: string, body: unknown): eventType is HandledType =>
  isHandled(eventType) && (eventType !== 'transaction_created' || reversal.safeParse(body).success);

type Unreceived<Event> = Event extends ChargebeeEvent ? Omit<Event, 'receivedAt'> : never;

function schemaOf(type: HandledType): z.ZodMiniType<Unreceived<ChargebeeEvent>> {
  if (type === 'payment_succeeded') return paymentSucceeded;
  return customerEventTypes.some((one) => one === type) ? customerEvent : transactionEvent;
}

/** @param receivedAt epoch milliseconds */
export function readEvent(body: unknown, receivedAt: number): ReadEvent {
  const { data: type, error: noType } = typed.safeParse(body);
  if (noType) return { kind: 'refused', code: 'invalid_event', error: noType };
  const eventType = type.event_type;
  if (!isActedOn(eventType, body)) return { kind: 'not_handled', eventType };

  const { error: otherVersion } = versioned.safeParse(body);
  if (otherVersion) {
    return { kind: 'refused', code: 'unsupported_api_version', eventType, error: otherVersion };
  }

  const { data: event, error } = schemaOf(eventType).safeParse(body);
  if (error) return { kind: 'refused', code: 'invalid_event', eventType, error };
  return { kind: 'event', event: { ...event, receivedAt } };
}
