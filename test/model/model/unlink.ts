import { carrierOf } from './identity.ts';
import { hasPaid } from './judge-anew.ts';
import type { CustomerInModel, Model, PaymentInModel, RefundInModel } from './model.ts';
import { offer } from './offer.ts';
import { giveUsesBack } from './reward.ts';

/** What is kept of a refund: of one that was told while its payment was recorded, its first entry tells the date. */
function keptRefund({ entries }: PaymentInModel, id: string, refund: RefundInModel): RefundInModel {
  const first = entries.find(({ shown, amount }) => shown?.chargebeeId === id && amount < 0)?.shown;
  const { occurredAt: date, isChargeback = false } = first ?? {};
  const told = refund.told ?? { date, isChargeback };
  return { ...refund, ...told, told };
}

/** A recorded payment waits in the inbox again, as if it had never found its customer. */
function takeBack(model: Model, payment: PaymentInModel): void {
  const { paid, customer, entries, isLinked } = payment;
  if (paid === undefined) return;
  const freed = giveUsesBack(payment);
  for (const [id, refund] of payment.refunds) payment.refunds.set(id, keptRefund(payment, id, refund));
  // What an event appended is gone.
  for (const { event } of entries) if (event) model.outcomes.set(event.id, 'ignored');
  entries.length = 0;
  Object.assign(payment, {
    as: 'unmatched',
    rewards: [],
    passedOver: [],
    isDismissed: false,
    isLinked: false,
  });
  delete payment.customer;
  delete payment.partner;
  const { id, email } = paid.customer;
  // Of the payer of one that was recorded by itself, no more is kept.
  if (!isLinked) payment.paid = { ...paid, customer: { id, ...(email !== undefined && { email }) } };
  model.outcomes.set(paid.id, 'unmatched');
  if (customer) offer(model, { ...payment, customer }, freed);
}

/** Those who carry the id, carried it until it was deleted, or had it taken off: each once. */
function carriersOf(model: Model, id: string): CustomerInModel[] {
  const former = (model.former.get(id) ?? []).map(({ customer }) => customer);
  const carrier = carrierOf(model, id);
  return [...new Set([...(model.unlinked.get(id) ?? []), ...former, ...(carrier ? [carrier] : [])])];
}

/**
 * An admin takes a Chargebee customer off whoever carries its id, and its payments back into the inbox, but what is paid.
 * @returns what is answered; undefined where nobody carries or carried it
 */
export function unlink(
  model: Model,
  id: string,
): { readonly unmatched: number; readonly kept: number } | undefined {
  const carriers = carriersOf(model, id);
  if (carriers.length === 0) return undefined;
  const carrier = carrierOf(model, id);
  if (carrier) {
    carrier.chargebeeIds = carrier.chargebeeIds.filter((one) => one !== id);
    carrier.followed.delete(id);
  }
  model.former.delete(id);
  model.unlinked.set(id, carriers);
  const counts = { unmatched: 0, kept: 0 };
  // In the order in which they were recorded, since they share what their customer has of limited rules.
  const inOrder = [...model.payments.values()].sort(
    ({ recordedAs: one = 0 }, { recordedAs: other = 0 }) => one - other,
  );
  for (const customer of carriers)
    for (const payment of inOrder) {
      const { as, paid, customer: whose } = payment;
      if (as !== 'recorded' || paid?.customer.id !== id || whose !== customer) continue;
      counts[hasPaid(payment) ? 'kept' : 'unmatched']++;
      if (!hasPaid(payment)) takeBack(model, payment);
    }
  return counts;
}
