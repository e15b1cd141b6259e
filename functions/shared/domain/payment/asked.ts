import type { Step } from '../lines/activity.ts';

/** An admin asked that an event is decided again: with the settings of now, and also where it was ignored. */
export interface Asked {
  /** Who, as the token names them. */
  readonly by: string;
}

export const askedStep = ({ by }: Asked): Step => ({ action: 'receive', code: 'replayed', refs: { by } });
