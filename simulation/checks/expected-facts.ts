import type { AccountPlan, PlannedPayment, Told, Version } from '../world/plan.ts';

/** What follows from all the events about one payment, in whatever order they came: worked out without the product. */
export interface ExpectedFacts {
  /** A `payment_succeeded` came. */
  readonly isSeen: boolean;
  /** Minor units. */
  readonly left: number;
  /** It never brought money: it ended, or reversals took back all of it. */
  readonly isDead: boolean;
  /** What it may be shown with, by which of its copies recorded it. */
  readonly invoices: ReadonlySet<string>;
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

/** What is told in whole seconds stands at the beginning of its second; what is dead then, at the end. */
const orderOf = ({ status, version: { at, isCoarse } }: { status: string; version: Version }): number =>
  isCoarse ? Math.floor(at / 1_000) * 1_000 + (isDead({ status }) ? 999 : 0) : at;

/** The higher version; then the more final; then, so that the order decides nothing, the higher amount. */
const newest = (states: readonly Newest[]): Newest | undefined =>
  [...states].sort(
    (one, other) =>
      orderOf(other) - orderOf(one) ||
      (finality[other.status] ?? 0) - (finality[one.status] ?? 0) ||
      other.amount - one.amount,
  )[0];

const statesIn = ({ events }: AccountPlan): State[] =>
  events.flatMap(({ told }) => (told.kind === 'state' && isActedOn(told) ? told : []));

export const takesBack = ({ type }: State): boolean => type !== 'payment';

/** The events about one refund or reversal. */
export const ofRefund = (plan: AccountPlan, id: string): State[] =>
  statesIn(plan).filter((state) => takesBack(state) && state.id === id);

/** The payment of a refund, as soon as one event names it. */
export const namedBy = (states: readonly State[]): string | undefined =>
  states.find(({ paymentId }) => paymentId !== undefined)?.paymentId;

/** Whether it says that money went back: of a reversal, whatever is told does. */
export const isReport = ({ type, eventType }: State): boolean =>
  type === 'payment_reversal' || eventType === 'payment_refunded';

export const isReported = (states: readonly State[]): boolean => states.some(isReport);

function live(plan: AccountPlan, payment: PlannedPayment, counts: (state: State) => boolean): number[] {
  const ids = new Set(statesIn(plan).flatMap((state) => (counts(state) ? state.id : [])));
  return [...ids].flatMap((id) => {
    const states = ofRefund(plan, id);
    if (namedBy(states) !== payment.id || !isReported(states)) return [];
    const last = newest(states.filter(({ currency }) => currency === payment.currency));
    return last?.status === 'success' ? last.amount : [];
  });
}

/** Whichever copy recorded the payment, what was told of its invoices in a higher version is what it is applied to. */
function invoicesOf(succeeded: readonly Newest[], others: readonly State[]): Set<string> {
  const told = others.filter(({ invoice }) => invoice !== undefined);
  return new Set(
    succeeded.flatMap((paid) => {
      const later = told.filter((state) => orderOf(state) > orderOf(paid));
      const top = Math.max(...later.map(orderOf));
      const newestTold = later.filter((state) => orderOf(state) === top).map(({ invoice = '' }) => invoice);
      // Those of one version are ordered by their text, as is what the payment itself told: that comes last here.
      return newestTold.length === 0 ? 'own' : (newestTold.sort().at(-1) ?? 'own');
    }),
  );
}

export function expectedFacts(plan: AccountPlan, payment: PlannedPayment): ExpectedFacts {
  const { id, amount } = payment;
  const succeeded = plan.events.flatMap(({ told }) =>
    told.kind === 'payment' && told.id === id ? { status: 'success', version: told.version, amount } : [],
  );
  const others = statesIn(plan).filter((state) => state.type === 'payment' && state.id === id);
  const last = newest([...succeeded, ...others.map((state) => ({ ...state, amount }))]);
  const without = (amounts: readonly number[]) =>
    amounts.reduce((rest, one) => Math.max(0, rest - one), amount);
  const hasEnded = last !== undefined && isDead(last);
  const bounced = without(live(plan, payment, ({ type }) => type === 'payment_reversal'));
  return {
    isSeen: succeeded.length > 0,
    left: hasEnded ? 0 : without(live(plan, payment, takesBack)),
    isDead: hasEnded || bounced === 0,
    invoices: invoicesOf(succeeded, others),
  };
}
