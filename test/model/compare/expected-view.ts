import { leftOf } from '../model/left-of.ts';
import type { CustomerInModel, Model, PaymentInModel } from '../model/model.ts';
import { payableAt } from '../model/payable-at.ts';
import { sortedBy } from './sorted-by.ts';
import { rewardOrder, transactionOrder, type RewardView, type TransactionView, type View } from './view.ts';

const customersIn = ({ customers }: Model): View['customers'] =>
  customers.map(({ email, names, partner, source, chargebeeIds }) => ({
    email,
    names: [names.firstName ?? null, names.lastName ?? null, names.company ?? null],
    partner,
    source,
    chargebeeIds,
  }));

const statusOf = ({ isRefused, customer }: Model['leads'][number]): string =>
  customer === undefined ? (isRefused ? 'refused' : 'pending') : 'converted';

const recorded = ({ payments }: Model) =>
  [...payments.values()].flatMap((payment) => {
    const { paid, as, customer, partner } = payment;
    return paid === undefined || as !== 'recorded'
      ? []
      : [{ payment, paid, whose: { customer: customer?.email, partner } }];
  });

function transactionsIn(model: Model): TransactionView[] {
  return recorded(model).flatMap(({ payment, paid, whose }) => {
    const { id, amount, date } = paid.transaction;
    const own = {
      ...whose,
      event: paid.id,
      kind: 'payment',
      isChargeback: false,
      amount,
      reverses: undefined,
      invoices: payment.invoices.paid,
      invoiceId: payment.invoices.paid[0]?.id ?? paid.invoice?.id,
    };
    const entries = payment.entries.flatMap(({ event, amount: changed, partner, shown }) =>
      shown === undefined
        ? []
        : {
            ...whose,
            partner,
            ...shown,
            event: event?.id,
            amount: { ...amount, amount: changed },
            reverses: paid.id,
            invoices: [],
            invoiceId: own.invoiceId,
          },
    );
    return [{ ...own, occurredAt: date, chargebeeId: id }, ...entries];
  });
}

/** Each row of a payment's rewards, with the event that recorded its transaction. */
function rewardsOf(payment: PaymentInModel) {
  const own = payment.rewards.flatMap(({ amount, status, givenBy }, place) =>
    givenBy === undefined ? [{ place, amount, status, event: payment.paid?.id }] : [],
  );
  const entries = payment.entries.flatMap((entry) =>
    entry.rewards.map((one) => {
      const reward = payment.rewards[one.place];
      const status = reward?.givenBy === entry ? reward.status : one.status;
      return { ...one, status, event: entry.shown === undefined ? payment.paid?.id : entry.event?.id };
    }),
  );
  return [...own, ...entries];
}

function rewardsIn(model: Model): RewardView[] {
  return recorded(model).flatMap(({ payment, paid, whose }) =>
    rewardsOf(payment).flatMap(({ place, amount, status, event }) => {
      const reward = payment.rewards[place];
      if (reward === undefined) return [];
      const { rule, version, terms, partner = whose.partner } = reward;
      const { currency } = terms.reward.kind === 'flat' ? terms.reward.amount : paid.transaction.amount;
      const money = { amount, currency };
      const of = { ...whose, partner, event, of: paid.id };
      return { ...of, rule, version, amount: money, status, payableAt: payableAt(payment, reward) };
    }),
  );
}

const factsIn = ({ payments }: Model): View['facts'] =>
  [...payments]
    .filter(([, { as }]) => as !== undefined)
    .map(([id, { as, status, version, refunds, invoices }]) => {
      const told = [...refunds].map(([id, { version: newest, status: is, amount, isReversal }]) => {
        return { id, version: newest, status: is, amount, isReversal };
      });
      const facts = { as, status, version, invoices: invoices.paid };
      return { id, ...facts, refunds: sortedBy((refund) => refund.id, told) };
    });

const inboxIn = ({ payments }: Model): View['inbox'] =>
  [...payments].flatMap(([id, payment]) => {
    const { paid, as, isDismissed = false } = payment;
    if (paid === undefined || as !== 'unmatched') return [];
    return { id, left: { ...paid.transaction.amount, amount: leftOf(payment) }, isDismissed };
  });

/** What has to be read of an account, by the model. */
export function expectedView(model: Model): View {
  const emailOf = (customer: CustomerInModel | undefined) => customer?.email;
  return {
    customers: sortedBy(({ email }) => email, customersIn(model)),
    leads: model.leads.map((lead) => ({ status: statusOf(lead), customer: emailOf(lead.customer) })),
    deals: model.deals.map(({ customer }) => ({ customer: emailOf(customer) })),
    lines: [...model.outcomes].map(([eventId, outcome]) => `${eventId} ${outcome}`).sort(),
    facts: sortedBy(({ id }) => id, factsIn(model)),
    inbox: sortedBy(({ id }) => id, inboxIn(model)),
    transactions: sortedBy(transactionOrder, transactionsIn(model)),
    rewards: sortedBy(rewardOrder, rewardsIn(model)),
    corrections: sortedBy(
      ({ reason }) => reason,
      model.corrections.map(({ customer, ...one }) => ({ ...one, customer: emailOf(customer) })),
    ),
  };
}
