import { carrierOf } from './identity.ts';
import type { Model, PaymentInModel } from './model.ts';

/** What an admin does with a payment of the inbox instead of linking it. */
export interface Dismissal {
  readonly kind: 'dismiss' | 'restore';
  /** Whether the later payments of its payer come so too. */
  readonly ofCustomer: boolean;
}

/**
 * An admin takes a payment out of the inbox without recording it, or puts it back, and with it what the payer pays later while
 * nobody carries the Chargebee id. @returns the status of the answer
 */
export function dismiss(model: Model, payment: PaymentInModel, { kind, ofCustomer }: Dismissal): number {
  const { paid, as } = payment;
  if (as !== 'unmatched' || paid === undefined) return 404;
  payment.isDismissed = kind === 'dismiss';
  const { id } = paid.customer;
  if (!ofCustomer || carrierOf(model, id) !== undefined) return 200;
  if (kind === 'dismiss') model.dismissed.add(id);
  else model.dismissed.delete(id);
  return 200;
}
