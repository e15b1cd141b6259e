import type { Idempotency } from '../store/writes/idempotency.ts';
import type { Caller } from './caller.ts';

/** A request whose caller may make it, with all of its parts checked. */
export interface ApiRequest<Params, Query, Body> {
  readonly caller: Caller;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  /** The version that `If-Match` names; NaN, which equals nothing, where it names none of ours. Undefined without one. */
  readonly ifMatch: number | undefined;
  readonly idempotency?: Idempotency;
}
