import type { Deps } from '../shared/pipeline/deps.ts';
import { linkClearCase } from '../shared/pipeline/link-clear-case.ts';
import { recordLinked } from '../shared/pipeline/record-linked.ts';
import { replayEvent } from '../shared/pipeline/replay-event.ts';
import { unlinkPayment } from '../shared/pipeline/unlink-payment.ts';
import type { Table } from '../shared/store/table.ts';
import type { StepDeps } from './dependencies.ts';

/** The same, but once the time of the invocation is over, nothing more is written. */
const until = <T extends Deps>({ store, ...deps }: T, signal: AbortSignal) => {
  const commit: typeof store.commit = (...written) => {
    signal.throwIfAborted();
    return store.commit(...written);
  };
  return { ...deps, store: { ...store, commit } };
};

/** Decides events again with these. */
export const replayWith =
  (deps: Deps & { readonly table: Table }): StepDeps['replay'] =>
  (account, eventId, by, signal) =>
    replayEvent(until(deps, signal), account, eventId, by);

/** Decides with these. */
export const decidingWith =
  (deps: Deps): StepDeps['deciding'] =>
  (signal) =>
    until(deps, signal);

/** Records linked payments with these. */
export const linkWith =
  (deps: Deps): StepDeps['link'] =>
  (account, payment, by, signal) =>
    recordLinked(until(deps, signal), account, payment, by);

/** Unlinks payments with these. */
export const unlinkWith =
  (deps: Deps): StepDeps['unlink'] =>
  (account, paymentId, asked, signal) =>
    unlinkPayment(until(deps, signal), account, paymentId, asked);

/** Links clear cases with these. */
export const linkClearCaseWith =
  (deps: Deps & { readonly table: Table }): StepDeps['linkClearCase'] =>
  (account, one, by, signal) =>
    linkClearCase(until(deps, signal), account, one, by);
