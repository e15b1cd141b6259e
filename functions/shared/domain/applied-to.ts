import type { AppliedInvoice, StateEvent } from './event.ts';
import type { Payment } from './payment.ts';

/** What a payment is applied to, and of which version the state is that told it. */
interface Applied {
  readonly invoices: readonly AppliedInvoice[];
  readonly version: number;
}

/** The higher version is the newer; the rest only makes sure that the order of two events never decides. */
function isNewer(one: Applied, other: Applied): boolean {
  if (one.version !== other.version) return one.version > other.version;
  if (one.invoices.length !== other.invoices.length) return one.invoices.length > other.invoices.length;
  return JSON.stringify(one.invoices) > JSON.stringify(other.invoices);
}

/**
 * The invoices that a payment is applied to by the newest state that tells them, which need not be its newest state: a
 * payment in advance is applied to invoices later. A copy of the payment tells nothing of them: it changes nothing.
 * @returns `known` itself where the event does not tell newer ones
 */
export function appliedTo(known: Applied, { type, transaction }: StateEvent): Applied {
  const { invoices, resourceVersion: version } = transaction;
  if (type === 'payment_succeeded' || invoices === undefined) return known;
  const told = { invoices, version };
  return isNewer(told, known) ? told : known;
}

/** What the payment is applied to, as it keeps it. */
export const appliedIn = ({ invoices, invoicesVersion, resourceVersion }: Payment): Applied => ({
  invoices,
  version: invoicesVersion ?? resourceVersion,
});
