import type { AppliedInvoice, StateEvent } from '../event.ts';
import type { Payment } from '../payment/payment.ts';

/** What a payment is applied to, and of which version the state is that told it. */
interface Applied {
  readonly invoices: readonly AppliedInvoice[];
  readonly version: number;
}

/** Not of their names: an item that was read need not have them in the order in which it was put. */
const textOf = (invoices: readonly AppliedInvoice[]): string =>
  JSON.stringify(invoices.map(({ id, applied: { amount, currency } }) => [id, amount, currency]));

export const areSame = (one: readonly AppliedInvoice[], other: readonly AppliedInvoice[]): boolean =>
  textOf(one) === textOf(other);

/** The higher version is the newer; the rest only makes sure that the order of two events never decides. */
function isNewer(one: Applied, other: Applied): boolean {
  if (one.version !== other.version) return one.version > other.version;
  if (one.invoices.length !== other.invoices.length) return one.invoices.length > other.invoices.length;
  return textOf(one.invoices) > textOf(other.invoices);
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
