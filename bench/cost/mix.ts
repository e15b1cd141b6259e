import type { MeasuredEvent } from '../budgets.ts';

/** Of a hundred events, how many are what: a service that has run for a while. */
export const mix = {
  'repeat payment of a known customer': 90,
  'payment that converts a lead': 4,
  copy: 3,
  'event while off': 2,
  'payment with 3 deals': 1,
} as const satisfies Partial<Record<MeasuredEvent, number>>;

/** A kind of event of the mix. */
export type MixedEvent = keyof typeof mix;
export const mixedEvents = Object.keys(mix) as MixedEvent[];

/** What comes to an event of the mix, of what comes to each kind. */
export const mixed = (of: (event: MixedEvent) => number): number =>
  mixedEvents.reduce((sum, event) => sum + (of(event) * mix[event]) / 100, 0);
