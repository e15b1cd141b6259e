import type { ActivityLine } from '../lines/activity.ts';
import type { StateEvent } from '../event.ts';

/** A part of what waits, in the order in which it is settled: what tells of a refund's end comes after the report of it. */
export interface WaitingPage {
  /** No more than one write settles. */
  readonly waiting: readonly WaitingEvent[];
  /** The rank after which the rest waits; absent at the end. */
  readonly waitingNext?: string;
}

/** An event that was kept, because what it names was not seen yet. */
export interface WaitingEvent {
  readonly event: StateEvent;
  /** Its line says `waiting`, or `ignored` where it is only remembered. */
  readonly line: ActivityLine;
  readonly ulid: string;
  /** Epoch milliseconds; absent: it waits for as long as it takes. */
  readonly forgetAt?: number;
  /** What a later release keeps with it: it goes where the event goes. */
  readonly beside?: object;
}
