import type { HandledType } from '../chargebee/handled-types.ts';
import type { Rejection } from '../chargebee/message.ts';
import { decideCustomerEvent, type CustomerCase } from '../domain/customer/decide-customer-event.ts';
import type { Decision, EventFamily } from '../domain/decision.ts';
import type { ChargebeeEvent, CustomerEvent, PaymentEvent, TransactionEvent } from '../domain/event.ts';
import type { Ulids } from '../domain/ids.ts';
import { rejectBody } from '../domain/lines/reject-body.ts';
import { decideTransactionEvent } from '../domain/money-back/decide-transaction-event.ts';
import type { LedgerState } from '../domain/money-back/ledger-state.ts';
import { decideFailed } from '../domain/payment/decide-failed.ts';
import { decidePayment } from '../domain/payment/decide-payment.ts';
import { decideUnmatched, type UnmatchedCase } from '../domain/payment/decide-unmatched.ts';
import type { WhyFailed } from '../domain/payment/fail-payment.ts';
import type { PaymentCase } from '../domain/payment/payment-case.ts';
import type { KnownPayment } from '../domain/payment/payment.ts';
import type { Account } from '../store/account.ts';
import type { PaymentStore } from '../store/payment-store.ts';
import { loadPaymentCase } from './load-payment-case.ts';

/** One event that is looked at; times are epoch milliseconds. */
export interface Told<Event> {
  readonly event: Event;
  readonly now: number;
  readonly ulids: Ulids;
}

/** What an earlier round left for this one. */
export interface Before<Known> {
  /** The payment of this event, as a write left it, or met it when it was refused. */
  readonly payment?: KnownPayment;
  /** What was looked at, where a write met nothing but that payment. */
  readonly known?: Known;
}

/** How one kind of events is decided: what is looked at, and what follows from it. */
export interface Family<
  Event extends { readonly id: string } = { readonly id: string },
  Known = object,
  Refusal = never,
> {
  load(store: PaymentStore, account: Account, event: Event, before: Before<Known>): Promise<Known>;
  decide(one: Told<Event> & Known): Decision<Refusal>;
}

const payment: Family<PaymentEvent, Pick<PaymentCase, 'state' | 'settings'>> = {
  load: loadPaymentCase,
  decide: decidePayment,
};

const unmatched: Family<PaymentEvent, UnmatchedCase> = {
  load: async (store, account, { customer }) => ({ isCarried: await store.isCarried(account, customer.id) }),
  decide: decideUnmatched,
};

const moneyBack: Family<PaymentEvent | TransactionEvent, { readonly state: LedgerState }> = {
  load: async (store, account, event) => ({ state: await store.loadLedger(account, event) }),
  decide: decideTransactionEvent,
};

const customer: Family<CustomerEvent, Pick<CustomerCase, 'state' | 'settings'>> = {
  load: async (store, account, event) => ({
    settings: await store.settings(account),
    state: await store.loadCustomer(account, event.customer),
  }),
  decide: decideCustomerEvent,
};

export const families: Readonly<Record<EventFamily, Family>> = {
  payment,
  unmatched,
  money_back: moneyBack,
  customer,
};

/** Whose rules look at an event first. */
export const familyOf: Readonly<Record<HandledType, Family>> = {
  payment_succeeded: payment,
  payment_refunded: moneyBack,
  payment_failed: moneyBack,
  transaction_created: moneyBack,
  transaction_updated: moneyBack,
  transaction_deleted: moneyBack,
  customer_changed: customer,
  customer_deleted: customer,
};

/** Of a body that the webhook refused. */
export const rejected: Family<Rejection> = { load: () => Promise.resolve({}), decide: rejectBody };

/** Of an event that cannot be decided. */
export const failing = (code: WhyFailed): Family<ChargebeeEvent, { readonly payment?: KnownPayment }> => ({
  load: (_store, _account, _event, { payment: met }) => Promise.resolve(met ? { payment: met } : {}),
  decide: (one) => decideFailed({ ...one, code }),
});
