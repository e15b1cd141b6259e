import type { Step } from '../lines/activity.ts';

/**
 * What an admin asks for, and who, as the token names them:
 * - `replay`: an event is decided again with the settings of now, also where it was ignored
 * - `link`: a payment is recorded for the customer that carries its Chargebee id, whatever the options
 */
export interface Asked {
  readonly kind: 'replay' | 'link';
  readonly by: string;
}

const codes = { replay: 'replayed', link: 'linked' } as const;

export const askedStep = ({ kind, by }: Asked): Step => ({
  action: 'receive',
  code: codes[kind],
  refs: { by },
});
