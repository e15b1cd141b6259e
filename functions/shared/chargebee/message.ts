import type { FieldError } from '../domain/lines/activity.ts';
import type { ChargebeeEvent } from '../domain/event.ts';
import type { ReplayMark } from '../domain/payment/asked.ts';
import type { HandledType } from './handled-types.ts';

export const rejectionCodes = [
  'invalid_json',
  'invalid_event',
  'unsupported_api_version',
  'payload_too_large',
] as const;
type RejectionCode = (typeof rejectionCodes)[number];

/** A body that was refused: why and where, and nothing of what stood in it. */
export interface Rejection {
  /** `rej_` and a hash of the body: copies of one body are one rejection. */
  readonly id: string;
  readonly code: RejectionCode;
  /** Epoch milliseconds. */
  readonly receivedAt: number;
  readonly eventType?: HandledType;
  /** At most 20. */
  readonly errors?: readonly FieldError[];
}

export interface EventMessage {
  readonly v: 1;
  readonly account: string;
  readonly kind: 'event';
  readonly event: ChargebeeEvent;
}

export interface RejectedMessage {
  readonly v: 1;
  readonly account: string;
  readonly kind: 'rejected';
  readonly rejected: Rejection;
}

/** An admin asks that an event is decided again: what was kept of it, who asks, and which entry the audit log gets. */
export interface ReplayMessage {
  readonly v: 1;
  readonly account: string;
  readonly kind: 'replay';
  readonly event: ChargebeeEvent;
  readonly by: string;
  readonly mark?: ReplayMark;
}

/** What goes through the queue. `v` tells later code how to read a message that earlier code sent. */
export type Message = EventMessage | RejectedMessage | ReplayMessage;

/** SQS takes no U+FFFE and U+FFFF, and refuses the whole message; escaped, they are plain ASCII. */
export const encodeMessage = (value: Message): string =>
  JSON.stringify(value).replaceAll('\ufffe', '\\ufffe').replaceAll('\uffff', '\\uffff');
