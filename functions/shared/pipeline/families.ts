import type { Rejection } from '../chargebee/message.ts';
import type { Change } from '../domain/change.ts';
import { decideCustomerEvent, type CustomerCase } from '../domain/customer/decide-customer-event.ts';
import type { Decision, EventFamily } from '../domain/decision.ts';
import type { ChargebeeEvent, CustomerEvent, PaymentEvent, TransactionEvent } from '../domain/event.ts';
import type { Ulids } from '../domain/ids.ts';
import { recordingOnly } from '../domain/integration.ts';
import { rejectBody } from '../domain/lines/reject-body.ts';
import { decideTransactionEvent } from '../domain/money-back/decide-transaction-event.ts';
import type { LedgerState } from '../domain/money-back/ledger-state.ts';
import { askedStep, type Asked } from '../domain/payment/asked.ts';
import { decideFailed } from '../domain/payment/decide-failed.ts';
import { decideLink, type LinkCase } from '../domain/payment/decide-link.ts';
import { decidePayment } from '../domain/payment/decide-payment.ts';
import { decideUnmatched, type UnmatchedCase } from '../domain/payment/decide-unmatched.ts';
import type { WhyFailed } from '../domain/payment/fail-payment.ts';
import type { LinkRefusal, LinkTo, NotThere } from '../domain/payment/link-target.ts';
import type { PaymentCase } from '../domain/payment/payment-case.ts';
import { nothingKnown } from '../domain/payment/payment-state.ts';
import { decideDismissal, type Dismissal, type DismissalCase } from '../domain/payment/dismiss.ts';
import { nothingTold } from '../domain/customer/chargebee-identity.ts';
import { isDecided, type KnownPayment } from '../domain/payment/payment.ts';
import type { Account } from '../store/account.ts';
import type { PaymentStore } from '../store/payment-store.ts';
import { loadPaymentCase } from './load-payment-case.ts';

/** One event that is looked at; times are epoch milliseconds. */
interface Told<Event> {
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
export const familyOf: Readonly<Record<ChargebeeEvent['type'], Family>> = {
  payment_succeeded: payment,
  payment_refunded: moneyBack,
  payment_failed: moneyBack,
  transaction_created: moneyBack,
  transaction_updated: moneyBack,
  transaction_deleted: moneyBack,
  customer_changed: customer,
  customer_deleted: customer,
};

/** A payment that an admin asked to decide again: it is read first, since its own write does not meet it. */
const replayedPayment = (asked: Asked): typeof payment => ({
  load: async (store, account, event, before) => {
    const known = before.payment ?? (await store.payment(account, event.transaction.id));
    return loadPaymentCase(store, account, event, { ...before, ...(known && { payment: known }) }, asked);
  },
  decide: (one) => decidePayment({ ...one, asked }),
});

/** The line of the event says first that an admin asked for it. */
const replayed = (family: Family, asked: Asked): Family => ({
  load: (...looked) => family.load(...looked),
  decide: (one) => {
    const { changes, next } = family.decide(one);
    const asks = (change: Change): Change =>
      change.kind === 'put_line' && change.line.eventId === one.event.id
        ? { ...change, line: { ...change.line, steps: [askedStep(asked), ...change.line.steps] } }
        : change;
    return { changes: changes.map(asks), next };
  },
});

/** Of an event that an admin asked to decide again. */
export const replaying = (type: ChargebeeEvent['type'], asked: Asked): Family =>
  type === 'payment_succeeded' ? replayedPayment(asked) : replayed(familyOf[type], asked);

/** Of a payment in the inbox that an admin ties to whom they chose. */
export const linking = (
  to: LinkTo,
  by: string,
): Family<PaymentEvent, Omit<LinkCase, keyof Told<PaymentEvent>>, LinkRefusal> => ({
  load: async (store, account, { customer, transaction }, { payment }) => {
    const known = payment ?? (await store.payment(account, transaction.id));
    const { target, owners, ...state } = await store.loadLink(account, customer, to);
    const asked = { kind: 'link', by } as const;
    return {
      target,
      owners,
      asked,
      settings: recordingOnly,
      state: { ...nothingKnown, ...state, ...(known && { payment: known }) },
    };
  },
  decide: decideLink,
});

/**
 * Of a payment in the inbox that an admin does not want to see there, or wants to see again.
 * @param ofCustomer whether the later payments of its payer come so too
 */
export const dismissing = (
  dismissal: Omit<Dismissal, 'now'>,
  ofCustomer: boolean,
): Family<
  { readonly id: string; readonly transaction: { readonly id: string } },
  Omit<DismissalCase, 'now'>,
  NotThere
> => ({
  load: async (store, account, { transaction }) => {
    const payment = await store.payment(account, transaction.id);
    const { chargebeeCustomer } = isDecided(payment) ? payment : {};
    const { identity, linked } =
      chargebeeCustomer && ofCustomer ? await store.loadCustomer(account, { id: chargebeeCustomer.id }) : {};
    const isTold = chargebeeCustomer && ofCustomer && linked === undefined;
    return {
      ...dismissal,
      ...(payment && { payment }),
      ...(isTold && { identity: identity ?? nothingTold(chargebeeCustomer.id) }),
    };
  },
  decide: decideDismissal,
});

/** Of a body that the webhook refused. */
export const rejected: Family<Rejection> = { load: () => Promise.resolve({}), decide: rejectBody };

/** Of an event that cannot be decided. */
export const failing = (code: WhyFailed): Family<ChargebeeEvent, { readonly payment?: KnownPayment }> => ({
  load: (_store, _account, _event, { payment: met }) => Promise.resolve(met ? { payment: met } : {}),
  decide: (one) => decideFailed({ ...one, code }),
});
