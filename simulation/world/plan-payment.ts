import type { Random } from '../random.ts';
import { paymentBody, transactionBody, versionFields, type TransactionFields } from './bodies.ts';
import type { PlannedEvent, PlannedPayment, Told, Version } from './plan.ts';

/** How the events of an account are made: ids that nobody has, and times at which they happen. */
export interface Maker {
  readonly random: Random;
  /** Epoch milliseconds, before anything is told. */
  readonly start: number;
  readonly eventId: () => string;
  readonly refundId: () => string;
  readonly ulid: () => string;
  readonly at: () => number;
}

type State = Extract<Told, { kind: 'state' }>;

/** Versions are few, so that many are equal; and of any order, so that what happened first is not what came first. */
const versionOf = ({ random }: Maker, { date }: PlannedPayment): Version => ({
  at: date + 1_000 * random.below(4) + (random.chance(0.3) ? random.below(1_000) : 0),
  isCoarse: random.chance(0.2),
});

function stateEvent(
  { random, eventId, at }: Maker,
  payment: PlannedPayment,
  state: Omit<State, 'kind' | 'currency'> & { readonly currency?: string },
): PlannedEvent {
  const { currency = payment.currency, paymentId, invoice, ...told } = state;
  const transaction: TransactionFields = {
    id: told.id,
    type: told.type,
    // The status of what was deleted stays what it was.
    ...(told.status === 'deleted' ? { status: 'success', deleted: true } : { status: told.status }),
    amount: told.amount,
    currency_code: currency,
    date: Math.floor(payment.date / 1_000) + 60,
    ...versionFields(told.version),
    ...(invoice !== undefined && {
      linked_invoices: [{ invoice_id: invoice, applied_amount: told.amount }, { invoice_id: 'bad' }],
    }),
    ...(paymentId !== undefined &&
      (random.chance(0.8) ? { refunded_txn_id: paymentId } : { reference_transaction_id: paymentId })),
    ...(random.chance(0.2) && { payment_method: 'chargeback' }),
  };
  const [id, time] = [eventId(), at()];
  const body = transactionBody(
    { id, type: told.eventType, at: time },
    transaction,
    random.chance(0.5) ? payment.person : undefined,
  );
  const named = paymentId !== undefined && { paymentId };
  const applied = invoice !== undefined && { invoice };
  return { id, at: time, body, told: { kind: 'state', ...told, currency, ...named, ...applied } };
}

/** A refund and what becomes of it: told several times, voided, deleted; by events that name its payment or not. */
function planRefund(maker: Maker, payment: PlannedPayment): PlannedEvent[] {
  const { random } = maker;
  const id = maker.refundId();
  const max = Math.min(Math.ceil(payment.amount * (random.chance(0.5) ? 0.4 : 1.1)), Number.MAX_SAFE_INTEGER);
  const amount = random.below(max + 1);
  const isForeign = random.chance(0.03);
  const told = (eventType: string, status: string, names: number): PlannedEvent =>
    stateEvent(maker, payment, {
      type: 'refund',
      eventType,
      id,
      status,
      version: versionOf(maker, payment),
      amount,
      ...(isForeign && { currency: payment.currency === 'EUR' ? 'USD' : 'EUR' }),
      ...(random.chance(names) && { paymentId: payment.id }),
    });
  return [
    ...(random.chance(0.95)
      ? [told('payment_refunded', random.chance(0.95) ? 'success' : 'in_progress', 0.9)]
      : []),
    ...(random.chance(0.2) ? [told('payment_refunded', 'success', 0.9)] : []),
    ...Array.from({ length: random.chance(0.6) ? 0 : 1 + random.below(2) }, () =>
      told('transaction_updated', random.pick(['success', 'voided', 'failure', 'timeout']), 0.7),
    ),
    ...(random.chance(0.3) ? [told('transaction_deleted', 'deleted', random.below(2))] : []),
  ];
}

/** It is not documented which events tell of a direct debit that bounced. */
const reversalTypes = ['transaction_created', 'transaction_updated', 'payment_refunded', 'payment_failed'];

/** A bounce of all of the payment, or of a part, and what becomes of it. */
function planReversal(maker: Maker, payment: PlannedPayment): PlannedEvent[] {
  const { random } = maker;
  const id = maker.refundId();
  const amount = random.chance(0.7) ? payment.amount : random.below(payment.amount);
  const told = (eventType: string, status: string): PlannedEvent =>
    stateEvent(maker, payment, {
      type: 'payment_reversal',
      eventType,
      id,
      status,
      version: versionOf(maker, payment),
      amount,
      ...(random.chance(0.9) && { paymentId: payment.id }),
    });
  return [
    told(random.pick(reversalTypes), random.chance(0.9) ? 'success' : 'in_progress'),
    ...(random.chance(0.3)
      ? [told(random.pick(reversalTypes), random.pick(['success', 'voided', 'failure']))]
      : []),
    ...(random.chance(0.1) ? [told('transaction_deleted', 'deleted')] : []),
  ];
}

/** An advance that is applied to an invoice later; what is told in one version is told alike. */
function planApplied(maker: Maker, payment: PlannedPayment): PlannedEvent {
  const { id, amount } = payment;
  const version = versionOf(maker, payment);
  const invoice = `inv_later_${version.at}`;
  const state = {
    type: 'payment',
    eventType: 'transaction_updated',
    id,
    status: 'success',
    version,
    amount,
  } as const;
  return stateEvent(maker, payment, { ...state, invoice });
}

const ends: readonly (readonly [eventType: string, status: string])[] = [
  ['payment_failed', 'failure'],
  ['payment_failed', 'late_failure'],
  ['payment_failed', 'timeout'],
  ['transaction_updated', 'voided'],
  ['transaction_updated', 'late_failure'],
  ['transaction_updated', 'in_progress'],
  ['transaction_updated', 'success'],
  ['transaction_deleted', 'deleted'],
];

/** A payment that succeeded, under an event id of its own. */
export function planSucceeded(maker: Maker, payment: PlannedPayment): PlannedEvent & { readonly at: number } {
  const [id, at, version] = [maker.eventId(), maker.at(), versionOf(maker, payment)];
  const { person, shows, occurredAt = at } = payment;
  const body = paymentBody({ id, at: occurredAt }, payment, version);
  return { id, at, body, told: { kind: 'payment', id: payment.id, version, person: person.id, shows } };
}

/** A payment that succeeded, the copies of it under other ids, and all that takes it back. */
export function planPayment(maker: Maker, payment: PlannedPayment, refunds: number): PlannedEvent[] {
  const { random } = maker;
  const events: PlannedEvent[] = random.chance(0.95) ? [planSucceeded(maker, payment)] : [];
  if (random.chance(0.25)) events.push(planSucceeded(maker, payment));
  for (let n = random.chance(0.3) ? 1 + random.below(2) : 0; n > 0; n--) {
    const [eventType, status] = random.pick(ends);
    const { id, amount } = payment;
    events.push(
      stateEvent(maker, payment, {
        type: 'payment',
        eventType,
        id,
        status,
        version: versionOf(maker, payment),
        amount,
      }),
    );
  }
  if (random.chance(0.15)) events.push(...planReversal(maker, payment));
  for (let n = random.chance(0.2) ? 1 + random.below(2) : 0; n > 0; n--)
    events.push(planApplied(maker, payment));
  for (let n = 0; n < refunds; n++) events.push(...planRefund(maker, payment));
  return events;
}
