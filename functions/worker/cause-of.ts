import { Unavailable } from '../shared/store/errors.ts';
import { UnreadableItem } from '../shared/store/items/read-as.ts';
import { RaceLost } from '../shared/pipeline/deps.ts';
import { UnreadableMessage } from './unreadable-message.ts';

/**
 * Why a message goes back to the queue:
 * - `race_lost`: others wrote to the same records, again and again
 * - `unavailable`: the table throttles or is down, or cannot be reached
 * - `unreadable`: this release cannot read the message, or an item that it needs
 * - `fault`: anything else, such as a permission that is missing, or an event that could not even be kept as failed
 */
export const causes = ['race_lost', 'unavailable', 'unreadable', 'fault'] as const;
export type Cause = (typeof causes)[number];

export function causeOf(error: unknown): Cause {
  if (error instanceof RaceLost) return 'race_lost';
  if (error instanceof Unavailable) return 'unavailable';
  if (error instanceof UnreadableMessage || error instanceof UnreadableItem) return 'unreadable';
  return error instanceof Error && error.cause !== undefined ? causeOf(error.cause) : 'fault';
}
