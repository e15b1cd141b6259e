import { applyEvent, type Applied } from './apply-event.ts';
import type { Change } from '../change.ts';
import type { ActivityLine } from '../lines/activity.ts';
import type { StateEvent } from '../event.ts';
import type { Ulids } from '../ids.ts';
import { lineOf } from '../lines/line-of.ts';
import type { PartnerTerms } from '../rewards/partner.ts';
import type { Payment } from '../payment/payment.ts';
import { isWanted } from '../rewards/passed-over.ts';
import type { UsesByRule } from '../rewards/rule-use.ts';
import { keepUnseen } from '../payment/unseen.ts';
import type { WaitingEvent, WaitingPage } from './waiting-event.ts';

/** Items that it takes at most to settle an event: its line, what waited, what it appended, and what goes back of that at once. */
export const itemsToSettle = 4;

/** Events that one write settles beside a payment with all that it may bring, or moves: 100 items is the end. */
export const maxSettled = 10;

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
export const hasUsesToOffer = (before: Payment, after: Payment, byRule: UsesByRule): boolean =>
  after.rewards.some(({ ruleId, use }, place) => {
    const isFreed = use === 'given_back' && before.rewards[place]?.use !== 'given_back';
    return isFreed && isWanted(byRule, ruleId);
  });

/** By the payment's own email, which is its customer's, the line is found with the payment. */
const hasOtherEmail = ({ otherEmail, line }: Payment, { email }: ActivityLine): boolean =>
  otherEmail === true || email !== line.email;

/** The line of an event; a remembered decline that changes nothing keeps the one that it has. */
function lineAfter(
  event: StateEvent,
  waited: WaitingEvent | undefined,
  { outcome, steps }: Applied,
  now: number,
): ActivityLine {
  const isReceived = steps.every(({ action }) => action === 'receive');
  if (waited?.line.outcome === 'ignored' && isReceived) return waited.line;
  return { ...waited?.line, ...lineOf(event, now, outcome, steps) };
}

/**
 * Applies an event, and the next of what waits beside the payment, to a payment that was decided. What does not fit into
 * one write, the payment says to remain. The order of the events decides nothing but which line tells of which difference.
 * @param event new, without a line; undefined to settle only what waits
 */
export function settle(
  before: Payment,
  event: StateEvent | undefined,
  { waiting, waitingNext }: WaitingPage,
  { now, ulids, terms, byRule: held }: Settling,
): Settled {
  const under = before.chargebeeTransactionId;
  let payment = before;
  let byRule = held;
  const unseen: StateEvent[] = [];
  const changes: Change[] = [];
  const apply = (one: StateEvent, waited?: WaitingEvent): void => {
    // A line keeps its place in time, whatever becomes of it: so it is on one day for ever.
    const ulid = waited?.ulid ?? ulids();
    const applied = applyEvent(payment, one, { ulid, ulids, terms, byRule });
    if (applied === undefined) {
      unseen.push(one);
      if (!waited) changes.push(...keepUnseen(one, { now, ulid }, under).changes);
      return;
    }
    ({ payment, byRule } = applied);
    const [entry, ...corrections] = applied.entries;
    const line = lineAfter(one, waited, applied, now);
    changes.push({
      kind: 'put_line',
      line,
      ulid,
      ...(waited && { replaces: true }),
      ...(entry && { appends: true }),
      ...(entry && hasOtherEmail(payment, line) && { otherEmail: true }),
    });
    if (waited) changes.push({ kind: 'remove_waiting', waiting: waited, under });
    if (entry) changes.push({ kind: 'add_ledger_entry', entry, paymentId: under, eventId: one.id });
    changes.push(
      ...corrections.map((one): Change => ({ kind: 'add_ledger_entry', entry: one, paymentId: under })),
    );
  };
  if (event) apply(event);
  // By when it was received: an event that was set aside for days is decided as it would have been.
  const { receivedAt } = event ?? before.line;
  for (const waited of waiting) {
    if ((waited.forgetAt ?? Infinity) > receivedAt) apply(waited.event, waited);
  }
  const hasWaiting = unseen.length > 0;
  // What is to wait must meet whoever settles beside it: the payment has a new version, though nothing of it changes.
  const isSame = payment === before && !hasWaiting && before.waitingRemain === waitingNext;
  if (isSame) return { payment: before, changes, byRule };
  const { waitingRemain, ...rest } = payment;
  const after: Payment = {
    ...rest,
    ...(hasUsesToOffer(before, payment, byRule) && { usesToOffer: now }),
    ...(hasWaiting && { hasWaiting }),
    ...(waitingNext !== undefined && { waitingRemain: waitingNext }),
  };
  return { payment: after, changes, byRule };
}
