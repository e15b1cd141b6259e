import type { Decision } from '../decision.ts';
import type { Ulids } from '../ids.ts';
import type { FieldError } from './activity.ts';
import type { Code } from './codes.ts';

/** A body that the webhook refused, without the body. */
export interface RejectedBody {
  /** Made of the body, where that names no event. */
  readonly id: string;
  readonly code: Code;
  /** Epoch milliseconds. */
  readonly receivedAt: number;
  readonly eventType?: string | undefined;
  readonly errors?: readonly FieldError[] | undefined;
}

/** Keeps that a body was refused, and why. @param now epoch milliseconds */
export function rejectBody({
  event: { id, code, receivedAt, eventType, errors },
  now,
  ulids,
}: {
  readonly event: RejectedBody;
  readonly now: number;
  readonly ulids: Ulids;
}): Decision {
  const line = {
    eventId: id,
    ...(eventType !== undefined && { eventType }),
    outcome: 'rejected',
    receivedAt,
    processedAt: now,
    steps: [{ action: 'receive', code, ...(errors !== undefined && { errors }) }],
  } as const;
  return { changes: [{ kind: 'put_line', line, ulid: ulids() }], next: 'done' };
}
