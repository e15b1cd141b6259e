import * as z from 'zod/mini';
import type { FieldError } from '../domain/lines/activity.ts';
import type { ChargebeeEvent } from '../domain/event.ts';
import { shapeOf } from '../shape-of.ts';
import { handledTypes, type HandledType } from './handled-types.ts';
import { queuedEvent } from './queued-event.ts';
import '../issue-words.ts';

const rejectionCodes = [
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

interface EventMessage {
  readonly v: 1;
  readonly account: string;
  readonly kind: 'event';
  readonly event: ChargebeeEvent;
}

interface RejectedMessage {
  readonly v: 1;
  readonly account: string;
  readonly kind: 'rejected';
  readonly rejected: Rejection;
}

/** What goes through the queue. `v` tells later code how to read a message that earlier code sent. */
export type Message = EventMessage | RejectedMessage;

const rejected = shapeOf<Rejection>()({
  id: z.string().check(z.regex(/^rej_[\w-]{22}$/)),
  code: z.enum(rejectionCodes),
  receivedAt: z.int().check(z.minimum(0)),
  eventType: z.exactOptional(z.enum(handledTypes)),
  errors: z.exactOptional(
    z
      .array(
        shapeOf<FieldError>()({
          path: z.string().check(z.maxLength(200)),
          message: z.string().check(z.maxLength(300)),
        }),
      )
      .check(z.maxLength(20)),
  ),
});

const envelope = { v: z.literal(1), account: z.string().check(z.minLength(1)) };
const message: z.ZodMiniType<Message> = z.discriminatedUnion('kind', [
  shapeOf<EventMessage>()({ ...envelope, kind: z.literal('event'), event: queuedEvent }),
  shapeOf<RejectedMessage>()({ ...envelope, kind: z.literal('rejected'), rejected }),
]);

/** SQS takes no U+FFFE and U+FFFF, and refuses the whole message; escaped, they are plain ASCII. */
export const encodeMessage = (value: Message): string =>
  JSON.stringify(value).replaceAll('\ufffe', '\\ufffe').replaceAll('\uffff', '\\uffff');

/** The message, or why it is none: in words that tell nothing of what stood in it. */
export function decodeMessage(
  body: string,
): { readonly ok: true; readonly message: Message } | { readonly ok: false; readonly reason: string } {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    return { ok: false, reason: 'not JSON' };
  }
  const { data, error } = message.safeParse(json);
  if (data) return { ok: true, message: data };
  const places = error.issues.slice(0, 5).map(({ path, message }) => `${path.join('.')}: ${message}`);
  return { ok: false, reason: places.join('; ') };
}
