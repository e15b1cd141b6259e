import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import type { Message, Rejection } from '../shared/chargebee/message.ts';
import type { RefusalReason } from '../shared/deployment/metric-parts.ts';
import { readEvent } from '../shared/chargebee/read-event.ts';
import { problem, type Answer } from '../shared/http/answer.ts';
import { fieldErrors } from '../shared/http/issues.ts';
import { parseJson } from './parse-json.ts';

/** What a body comes to: what to answer once `message` (if any) is queued, and what may be said of it in the log. */
export interface Receipt {
  readonly answer: Answer;
  /** What became of it, or the code of the problem. */
  readonly code: 'accepted' | 'ignored' | RefusalReason | 'method_not_allowed';
  readonly message?: Message;
  /** Of a refused body, that of its rejection. */
  readonly eventId?: string;
  readonly eventType?: string;
  /** What a refused body gives as its id. */
  readonly sentId?: string;
}

export const maxBodyBytes = 1_048_576;

const answers = {
  invalid_json: [400, 'The body is not JSON in UTF-8.'],
  invalid_event: [422, 'The body is not a Chargebee event that can be understood.'],
  unsupported_api_version: [422, 'Choose API version 2 for this webhook in Chargebee.'],
  payload_too_large: [413, 'The body is larger than 1 MiB.'],
} as const;

// Type and id of what is not acted on come from outside: only what looks like Chargebee's own goes into the log.
const loggable = (eventType: string): boolean => /^[a-z_]{1,60}$/.test(eventType);
const withId = z.object({ id: z.string().check(z.regex(/^ev_\w{1,40}$/)) });
const idIn = (data: unknown): string | undefined => withId.safeParse(data).data?.id;

function reject(account: string, body: Buffer, why: Omit<Rejection, 'id'>): Receipt {
  const { code, errors, eventType } = why;
  const [status, detail] = answers[code];
  const id = `rej_${createHash('sha256').update(body).digest('base64url').slice(0, 22)}`;
  return {
    answer: problem(status, code, detail, { ...(errors && { errors }) }),
    code,
    message: { v: 1, account, kind: 'rejected', rejected: { id, ...why } },
    eventId: id,
    ...(eventType && { eventType }),
  };
}

/**
 * Decides about a body that came in with a valid webhook key. Pure.
 * @param receivedAt epoch milliseconds
 */
export function receive(account: string, body: Buffer, receivedAt: number): Receipt {
  if (body.length > maxBodyBytes) return reject(account, body, { code: 'payload_too_large', receivedAt });
  const json = parseJson(body);
  if (json === undefined) return reject(account, body, { code: 'invalid_json', receivedAt });

  const read = readEvent(json.data, receivedAt);
  switch (read.kind) {
    case 'event': {
      const { id: eventId, type: eventType } = read.event;
      return {
        answer: { status: 200, body: { status: 'accepted', eventId } },
        code: 'accepted',
        message: { v: 1, account, kind: 'event', event: read.event },
        eventId,
        eventType,
      };
    }
    case 'not_handled': {
      const eventId = idIn(json.data);
      return {
        answer: { status: 200, body: { status: 'ignored', reason: 'event_type_not_handled' } },
        code: 'ignored',
        ...(eventId !== undefined && { eventId }),
        ...(loggable(read.eventType) && { eventType: read.eventType }),
      };
    }
    case 'refused': {
      const { code, eventType, error } = read;
      const errors = fieldErrors(error);
      const sentId = idIn(json.data);
      const rejected = reject(account, body, { code, receivedAt, ...(eventType && { eventType }), errors });
      return { ...rejected, ...(sentId !== undefined && { sentId }) };
    }
  }
}
