import type { Ulids } from '../domain/ids.ts';
import type { Clock } from '../remember.ts';
import { Unavailable } from '../store/errors.ts';
import type { PaymentStore } from '../store/payment-store.ts';

export interface Deps {
  readonly store: PaymentStore;
  readonly clock: Clock;
  readonly ulids: Ulids;
  /** Waits a random while that grows with the attempt, so that whoever collided does not collide again. */
  readonly pause: (attempt: number) => Promise<void>;
}

/** Lost races before the queue has to bring the event again, later. */
export const maxAttempts = 8;

/** What was written was decided on what has changed too often meanwhile. */
export class RaceLost extends Unavailable {
  override readonly name = 'RaceLost';
}
