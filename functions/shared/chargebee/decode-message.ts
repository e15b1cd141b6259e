import * as z from 'zod/mini';
import { ulidOf } from '../domain/ids.ts';
import type { ReplayMark } from '../domain/payment/asked.ts';
import type { FieldError, Outcome } from '../domain/lines/activity.ts';
import { decodeJson, type Decoded } from '../queue/decode-json.ts';
import { shapeOf, wordOf } from '../shape-of.ts';
import { handledTypes } from './handled-types.ts';
import {
  rejectionCodes,
  type EventMessage,
  type Message,
  type RejectedMessage,
  type Rejection,
  type ReplayMessage,
} from './message.ts';
import { queuedEvent } from './queued-event.ts';

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

const mark = shapeOf<ReplayMark>()({
  auditId: z.string().check(z.refine((id) => ulidOf('audit', id) !== undefined)),
  at: z.int().check(z.minimum(0)),
  outcome: wordOf<Outcome>(),
});

const envelope = { v: z.literal(1), account: z.string().check(z.minLength(1)) };
const message: z.ZodMiniType<Message> = z.discriminatedUnion('kind', [
  shapeOf<EventMessage>()({ ...envelope, kind: z.literal('event'), event: queuedEvent }),
  shapeOf<RejectedMessage>()({ ...envelope, kind: z.literal('rejected'), rejected }),
  shapeOf<ReplayMessage>()({
    ...envelope,
    kind: z.literal('replay'),
    event: queuedEvent,
    by: z.string().check(z.maxLength(300)),
    mark: z.exactOptional(mark),
  }),
]);

export const decodeMessage = (body: string): Decoded<Message> => decodeJson(message, body);
