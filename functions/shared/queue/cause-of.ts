import type { PutBackCause } from '../deployment/metric-parts.ts';
import { Unavailable } from '../store/errors.ts';
import { UnreadableItem } from '../store/items/read-as.ts';
import { RaceLost } from '../pipeline/deps.ts';

/** A message that another release may have sent, and can read; `message` says where it differs, and not what stands there. */
export class UnreadableMessage extends Error {
  override readonly name = 'UnreadableMessage';
}

/** Why a message goes back to the queue, by the error with which it failed. */
export function causeOf(error: unknown): PutBackCause {
  if (error instanceof RaceLost) return 'race_lost';
  if (error instanceof Unavailable) return 'unavailable';
  if (error instanceof UnreadableMessage || error instanceof UnreadableItem) return 'unreadable';
  return error instanceof Error && error.cause !== undefined ? causeOf(error.cause) : 'fault';
}
