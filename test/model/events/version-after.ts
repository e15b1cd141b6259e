import fc from 'fast-check';
import type { Model } from '../model/model.ts';

/** How much newer a told state is than the newest that was told before: mostly a little, else as old or older. */
export const newer = fc.constantFrom(1, 1, 1, 1, 1, 0, 0, -1, -2, 3);

/** The resource version of the next state of a transaction or a customer. */
export function versionAfter({ sent }: Model, id: string, step: number): number {
  const told = sent.flatMap((event) => {
    const { customer } = event;
    const states = [customer, 'transaction' in event ? event.transaction : undefined];
    return states.flatMap((state) =>
      state?.id === id && 'resourceVersion' in state ? [state.resourceVersion] : [],
    );
  });
  return Math.max(10, ...told) + step;
}
