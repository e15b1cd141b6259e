import { paymentIdByHand } from '../../../functions/shared/domain/payment/by-hand.ts';
import type { Payment } from '../../../functions/shared/domain/payment/payment.ts';
import { paidByHand, voidedByHand } from '../model/by-hand.ts';
import type { System } from '../system/open-system.ts';
import type { Kept } from './read-partitions.ts';
import type { ReadRecords } from './read-records.ts';
import { sortedBy } from './sorted-by.ts';
import { rewardOrder, transactionOrder, type View } from './view.ts';

const numberIn = (ids: readonly string[], id: string | null): number | undefined =>
  id === null ? undefined : ids.indexOf(id);

const factsOf = (payment: Payment): View['facts'][number] => ({
  id: payment.chargebeeTransactionId,
  as: payment.state,
  status: payment.status ?? 'success',
  version: payment.resourceVersion,
  invoices: payment.invoices,
  refunds: sortedBy(
    ({ id }) => id,
    (payment.refunds ?? []).map(({ id, status, resourceVersion: version, amount: { amount }, reversal }) => {
      return { id, status, version, amount, isReversal: reversal ?? false };
    }),
  ),
});

/** What was read of an account. */
export function viewOf({ ids }: System, account: ReadRecords, { lines, payments }: Kept): View {
  const emails = new Map(account.customers.map(({ id, email }) => [id, email]));
  const customerOf = (id: string | null): string | undefined => emails.get(id ?? '');
  const partnerOf = (id: string | null) => numberIn(ids.partners, id);
  const events = new Map(
    lines.flatMap(({ eventId, steps }) =>
      // What recorded a payment late refers to the transaction of another event.
      steps.flatMap(({ code, refs }): [unknown, string][] =>
        code === 'recorded_now' ? [] : [[refs?.['transactionId'], eventId]],
      ),
    ),
  );
  for (const { id, kind, externalId } of account.transactions)
    if (externalId !== null)
      events.set(id, kind === 'payment' ? paidByHand(externalId) : voidedByHand(externalId));
  const reversed = new Map(account.transactions.map(({ id, reverses }) => [id, reverses]));
  return {
    customers: sortedBy(
      ({ email }) => email,
      account.customers.map((customer) => ({
        email: customer.email,
        names: [customer.firstName, customer.lastName, customer.company],
        partner: partnerOf(customer.sourcePartnerId),
        source: customer.source.kind,
        chargebeeIds: customer.chargebeeCustomerIds,
      })),
    ),
    leads: account.leads.map(({ status, customerId }) => ({ status, customer: customerOf(customerId) })),
    deals: account.deals.map(({ customerId }) => ({ customer: customerOf(customerId) })),
    lines: lines.map(({ eventId, outcome }) => `${eventId} ${outcome}`).sort(),
    facts: sortedBy(({ id }) => id, payments.map(factsOf)),
    inbox: sortedBy(
      ({ id }) => id,
      account.inbox.map(({ chargebeeTransactionId: id, left, dismissed: isDismissed }) => {
        return { id, left, isDismissed };
      }),
    ),
    transactions: sortedBy(
      transactionOrder,
      account.transactions.map((transaction) => ({
        event: events.get(transaction.id),
        kind: transaction.kind,
        isChargeback: transaction.name.startsWith('Chargeback'),
        customer: customerOf(transaction.customerId),
        partner: partnerOf(transaction.partnerId),
        amount: transaction.amount,
        occurredAt: Date.parse(transaction.occurredAt),
        reverses: events.get(transaction.reverses),
        chargebeeId:
          transaction.properties.chargebee_transaction_id ?? paymentIdByHand(transaction.externalId ?? ''),
        invoices: transaction.invoices,
        invoiceId: transaction.properties.chargebee_invoice_id,
      })),
    ),
    corrections: sortedBy(
      ({ reason }) => reason,
      account.corrections.map(({ partnerId, customerId, amount, reason, status }) => {
        const whose = { partner: partnerOf(partnerId), customer: customerOf(customerId) };
        return { ...whose, amount, reason, status };
      }),
    ),
    rewards: sortedBy(
      rewardOrder,
      account.rewards.map((reward) => ({
        event: events.get(reward.transactionId),
        of: events.get(reversed.get(reward.transactionId) ?? reward.transactionId),
        rule: ids.rules.indexOf(reward.ruleId),
        version: reward.ruleVersion,
        customer: customerOf(reward.customerId),
        partner: partnerOf(reward.partnerId),
        amount: reward.amount,
        status: reward.status,
        payableAt: Date.parse(reward.payableAt),
      })),
    ),
  };
}
