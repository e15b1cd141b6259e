import type { Step } from './lines/activity.ts';
import type { Change } from './change.ts';
import type { CustomerDraft } from './customer/customer-draft.ts';

/** What one action comes to: the customer as it is from there on, what changes, and why. */
export interface ActionResult {
  readonly customer: CustomerDraft | undefined;
  readonly changes: readonly Change[];
  readonly steps: readonly Step[];
}
