import type { AccountPlan, PlannedPayment, Told } from '../world/plan.ts';

/** What follows from all the events about one payment, in whatever order they came: worked out without the product. */
export interface ExpectedFacts {
  /** A `payment_succeeded` came. */
  readonly isSeen: boolean;
  /** Minor units. */
  readonly left: number;
}

type State = Extract<Told, { kind: 'state' }>;

const finality: Readonly<Record<string, number>> = {
  in_progress: 0,
  success: 1,
  failure: 2,
  late_failure: 2,
  voided: 2,
  deleted: 3,
};

export const isActedOn = ({ status }: State): boolean => status in finality;
export const isDead = ({ status }: Pick<State, 'status'>): boolean => (finality[status] ?? 0) >= 2;

type Newest = Pick<State, 'status' | 'version' | 'amount'>;

/** The higher version; then the more final; then, so that the order decides nothing, the higher amount. */
const newest = (states: readonly Newest[]): Newest | undefined =>
  [...states].sort(
    (one, other) =>
      other.version - one.version ||
      (finality[other.status] ?? 0) - (finality[one.status] ?? 0) ||
      other.amount - one.amount,
  )[0];

const statesIn = ({ events }: AccountPlan): State[] =>
  events.flatMap(({ told }) => (told.kind === 'state' && isActedOn(told) ? told : []));

/** The events about one refund. */
export const ofRefund = (plan: AccountPlan, id: string): State[] =>
  statesIn(plan).filter((state) => state.type === 'refund' && state.id === id);

/** The payment of a refund, as soon as one event names it. */
export const namedBy = (states: readonly State[]): string | undefined =>
  states.find(({ paymentId }) => paymentId !== undefined)?.paymentId;

export const isReported = (states: readonly State[]): boolean =>
  states.some(({ eventType }) => eventType === 'payment_refunded');

function liveRefunds(plan: AccountPlan, payment: PlannedPayment): number[] {
  const ids = new Set(statesIn(plan).flatMap(({ type, id }) => (type === 'refund' ? id : [])));
  return [...ids].flatMap((id) => {
    const states = ofRefund(plan, id);
    if (namedBy(states) !== payment.id || !isReported(states)) return [];
    const last = newest(states.filter(({ currency }) => currency === payment.currency));
    return last?.status === 'success' ? last.amount : [];
  });
}

export function expectedFacts(plan: AccountPlan, payment: PlannedPayment): ExpectedFacts {
  const { id, amount } = payment;
  const succeeded = plan.events.flatMap(({ told }) =>
    told.kind === 'payment' && told.id === id ? { status: 'success', version: told.version, amount } : [],
  );
  const others = statesIn(plan).filter((state) => state.type === 'payment' && state.id === id);
  const last = newest([...succeeded, ...others.map((state) => ({ ...state, amount }))]);
  const refunded = liveRefunds(plan, payment);
  const left = last && isDead(last) ? 0 : refunded.reduce((rest, one) => Math.max(0, rest - one), amount);
  return { isSeen: succeeded.length > 0, left };
}
