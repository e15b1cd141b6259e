import type { Random } from '../random.ts';
import { paymentBody, transactionBody, type TransactionFields } from './bodies.ts';
import type { PlannedEvent, PlannedPayment, Told } from './plan.ts';

/** How the events of an account are made: ids that nobody has, and times at which they happen. */
export interface Maker {
  readonly random: Random;
  readonly eventId: () => string;
  readonly refundId: () => string;
  readonly at: () => number;
}

type State = Extract<Told, { kind: 'state' }>;

/** Versions are few, so that many are equal; and of any order, so that what happened first is not what came first. */
const versionOf = ({ random }: Maker, { date }: PlannedPayment): number => date + 1_000 * random.below(4);

function stateEvent(
  { random, eventId, at }: Maker,
  payment: PlannedPayment,
  state: Omit<State, 'kind' | 'currency'> & { readonly currency?: string },
): PlannedEvent {
  const { currency = payment.currency, paymentId, ...told } = state;
  const transaction: TransactionFields = {
    id: told.id,
    type: told.type,
    // The status of what was deleted stays what it was.
    ...(told.status === 'deleted' ? { status: 'success', deleted: true } : { status: told.status }),
    amount: told.amount,
    currency_code: currency,
    date: Math.floor(payment.date / 1_000) + 60,
    resource_version: told.version,
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
  return { id, at: time, body, told: { kind: 'state', ...told, currency, ...named } };
}

/** A refund and what becomes of it: told several times, voided, deleted; by events that name its payment or not. */
function planRefund(maker: Maker, payment: PlannedPayment): PlannedEvent[] {
  const { random } = maker;
  const id = maker.refundId();
  const most = Math.min(
    Math.ceil(payment.amount * (random.chance(0.5) ? 0.4 : 1.1)),
    Number.MAX_SAFE_INTEGER,
  );
  const amount = random.below(most + 1);
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

/** A payment that succeeded, the copies of it under other ids, and all that takes it back. */
export function planPayment(maker: Maker, payment: PlannedPayment, refunds: number): PlannedEvent[] {
  const { random } = maker;
  const succeeded = (): PlannedEvent => {
    const [id, at, version] = [maker.eventId(), maker.at(), versionOf(maker, payment)];
    const details = { first_name: 'Ada', resource_version: at };
    const body = paymentBody({ id, at }, payment, version, details);
    return { id, at, body, told: { kind: 'payment', id: payment.id, version } };
  };
  const events = random.chance(0.95) ? [succeeded()] : [];
  if (random.chance(0.25)) events.push(succeeded());
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
  for (let n = 0; n < refunds; n++) events.push(...planRefund(maker, payment));
  return events;
}
