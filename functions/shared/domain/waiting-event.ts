import type { ActivityLine } from './activity.ts';
import type { StateEvent } from './event.ts';

/** An event that was kept, because what it names was not seen yet. */
export interface WaitingEvent {
  readonly event: StateEvent;
  /** Its line says `waiting`, or `ignored` where it is only remembered. */
  readonly line: ActivityLine;
  readonly ulid: string;
  /** Epoch milliseconds; absent: it waits for as long as it takes. */
  readonly forgetAt?: number;
}
