import { applyEvent } from './apply-event.ts';
import type { Change } from './change.ts';
import type { StateEvent } from './event.ts';
import type { Ulids } from './ids.ts';
import { lineOf } from './line-of.ts';
import type { PartnerTerms } from './partner.ts';
import type { Payment } from './payment.ts';
import type { UsesByRule } from './rule-use.ts';
import { isReport } from './takes-back.ts';
import { keepUnseen } from './unseen.ts';
import type { WaitingEvent } from './waiting-event.ts';

/** Lines that one write holds beside a payment with all that it may bring: 100 items is the end. */
export const mostSettled = 20;

/** What the events make of a payment, and their lines. The payment is the same object where nothing of it changed. */
export interface Settled {
  readonly payment: Payment;
  readonly changes: readonly Change[];
  /** What its customer has of the limited rules after that; the same object where nothing of it changed. */
  readonly byRule: UsesByRule;
}

/** What a payment is judged again by, when, and what makes ids. */
export interface Settling {
  /** Epoch milliseconds. */
  readonly now: number;
  readonly ulids: Ulids;
  /** Of the payment's own source partner. */
  readonly terms: PartnerTerms | undefined;
  /** What its customer has of the limited rules. */
  readonly byRule: UsesByRule;
}

/** Whether uses that were held before are free now, and some payment that was passed over may want them. */
const hasUsesToOffer = (before: Payment, after: Payment, byRule: UsesByRule): boolean =>
  after.rewards.some(({ ruleId, use }, place) => {
    const isFreed = use === 'given_back' && before.rewards[place]?.use !== 'given_back';
    const { passedOver = [], overflowed } = byRule[ruleId] ?? {};
    return isFreed && (passedOver.length > 0 || overflowed === true);
  });

interface Told extends Partial<WaitingEvent> {
  readonly event: StateEvent;
}

/** A refund has to be seen before what tells of its end. */
const reportsFirst = (told: readonly Told[]): readonly Told[] => [
  ...told.filter(({ event }) => isReport(event)),
  ...told.filter(({ event }) => !isReport(event)),
];

/**
 * Applies an event, and all that waits beside the payment, to a payment that was decided. What does not fit into one
 * write, the payment says to remain. The order of the events decides nothing but which line tells of which difference.
 * @param event new, without a line; undefined to settle only what waits
 */
export function settle(
  before: Payment,
  event: StateEvent | undefined,
  waiting: readonly WaitingEvent[],
  { now, ulids, terms, byRule: held }: Settling,
): Settled {
  const under = before.chargebeeTransactionId;
  const { waits, waitingRemain, ...rest } = before;
  let payment: Payment = rest;
  let byRule = held;
  const changes: Change[] = [];
  let [left, remain, keeps] = [0, false, false];
  const told = [
    ...(event ? [{ event }] : []),
    // By when it was received: an event that was set aside for days is decided as it would have been.
    ...waiting.filter(({ forgetAt = Infinity }) => forgetAt > (event ?? before.line).receivedAt),
  ];
  for (const one of reportsFirst(told)) {
    if (changes.length >= mostSettled && one.event !== event) {
      remain = true;
      continue;
    }
    // A line keeps its place in time, whatever becomes of it: so it is on one day for ever.
    const ulid = one.ulid ?? ulids();
    const applied = applyEvent(payment, one.event, { ulid, ulids, terms, byRule });
    const isNew = one.ulid === undefined;
    if (applied === undefined) {
      left += 1;
      if (isNew) {
        changes.push(keepUnseen(one.event, { now, ulid }, under).line);
        keeps = true;
      }
      continue;
    }
    ({ payment, byRule } = applied);
    // A remembered decline that changes nothing keeps the line that it has.
    if (one.line?.outcome === 'ignored' && applied.outcome === 'ignored') continue;
    const line = lineOf(one.event, now, applied.outcome, applied.steps);
    const entry = applied.entry && { entry: applied.entry };
    changes.push({ kind: isNew ? 'add_line' : 'replace_line', line, ulid, under, ...entry });
    if (applied.correction) changes.push({ kind: 'add_entry', entry: applied.correction, under });
  }
  const waitsStill = left > 0 || remain || (waits === true && waiting.length === 0);
  // What is to wait must meet whoever settles beside it: the payment has a new version, though nothing of it changes.
  const isSame = payment === rest && !keeps && (waits === true) === waitsStill && !waitingRemain && !remain;
  if (isSame) return { payment: before, changes, byRule };
  const after = {
    ...payment,
    ...(hasUsesToOffer(before, payment, byRule) && { usesToOffer: now }),
    ...(waitsStill && { waits: true as const }),
    ...(remain && { waitingRemain: true as const }),
  };
  return { payment: after, changes, byRule };
}
