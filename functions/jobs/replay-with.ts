import type { Deps } from '../shared/pipeline/deps.ts';
import { replayEvent } from '../shared/pipeline/replay-event.ts';
import type { Table } from '../shared/store/table.ts';
import type { StepDeps } from './dependencies.ts';

/** Decides events again with these; once the time of the invocation is over, it writes nothing more. */
export const replayWith =
  ({ store, ...deps }: Deps & { readonly table: Table }): StepDeps['replay'] =>
  (account, eventId, by, signal) => {
    const commit: typeof store.commit = (...written) => {
      signal.throwIfAborted();
      return store.commit(...written);
    };
    return replayEvent({ ...deps, store: { ...store, commit } }, account, eventId, by);
  };
