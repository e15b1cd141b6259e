import type { CustomerInModel, Model, PaymentInModel } from '../model/model.ts';
import { payableAt } from '../model/payable-at.ts';
import { takesBack } from '../model/takes-back.ts';
import { sortedBy } from './sorted-by.ts';
import type { RewardView, TransactionView, View } from './view.ts';

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
      invoiceId: payment.invoices.paid[0]?.id ?? paid.invoiceId,
    };
    const entries = payment.entries.map(({ event, amount: changed }) => {
      const { type, chargeback = false, date: refundedOn, id: chargebeeId } = event.transaction;
      const goesBack = takesBack(event) && changed < 0;
      const isRefund = goesBack && type === 'refund';
      return {
        ...whose,
        event: event.id,
        kind: isRefund ? 'refund' : 'reversal',
        isChargeback: isRefund && chargeback,
        amount: { ...amount, amount: changed },
        occurredAt: goesBack ? refundedOn : event.occurredAt,
        reverses: paid.id,
        chargebeeId,
        invoices: [],
        invoiceId: own.invoiceId,
      };
    });
    return [{ ...own, occurredAt: date, chargebeeId: id }, ...entries];
  });
}

function rewardsOf(payment: PaymentInModel) {
  const given = payment.rewards.map(({ amount, status }, place) => ({ place, amount, status }));
  const own = given.map((one) => ({ ...one, event: payment.paid?.id }));
  const entries = payment.entries.flatMap(({ event, rewards }) =>
    rewards.map((one) => ({ ...one, event: event.id })),
  );
  return [...own, ...entries];
}

function rewardsIn(model: Model): RewardView[] {
  return recorded(model).flatMap(({ payment, paid, whose }) =>
    rewardsOf(payment).flatMap(({ place, amount, status, event }) => {
      const reward = payment.rewards[place];
      if (reward === undefined) return [];
      const { rule, version, terms } = reward;
      const { currency } = terms.reward.kind === 'flat' ? terms.reward.amount : paid.transaction.amount;
      const money = { amount, currency };
      return { ...whose, event, rule, version, amount: money, status, payableAt: payableAt(payment, reward) };
    }),
  );
}

const factsIn = ({ payments }: Model): View['facts'] =>
  [...payments]
    .filter(([, { as }]) => as !== undefined && as !== 'ignored')
    .map(
      ([
        id,
        {
          as,
          status,
          version,
          refunds,
          invoices: { paid: invoices },
        },
      ]) => {
        const told = [...refunds].map(([refund, fact]) => ({ id: refund, ...fact }));
        return { id, as, status, version, invoices, refunds: sortedBy((refund) => refund.id, told) };
      },
    );

/** What has to be read of an account, by the model. */
export function expectedView(model: Model): View {
  const emailOf = (customer: CustomerInModel | undefined) => customer?.email;
  return {
    customers: sortedBy(({ email }) => email, customersIn(model)),
    leads: model.leads.map((lead) => ({ status: statusOf(lead), customer: emailOf(lead.customer) })),
    deals: model.deals.map(({ customer }) => ({ customer: emailOf(customer) })),
    lines: [...model.outcomes].map(([eventId, outcome]) => `${eventId} ${outcome}`).sort(),
    facts: sortedBy(({ id }) => id, factsIn(model)),
    transactions: sortedBy(({ event = '' }) => event, transactionsIn(model)),
    rewards: sortedBy(({ event = '', rule }) => `${event} ${rule}`, rewardsIn(model)),
  };
}
