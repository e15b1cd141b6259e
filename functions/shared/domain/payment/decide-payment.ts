import type { ActionResult } from '../action-result.ts';
import type { Step } from '../lines/activity.ts';
import { associateDeals } from '../customer/associate-deals.ts';
import type { Change } from '../change.ts';
import type { Code } from '../lines/codes.ts';
import { convertLead } from '../customer/convert-lead.ts';
import type { Decision } from '../decision.ts';
import { remains } from '../money-back/settle-remaining.ts';
import { createTransaction, type Recording } from './create-transaction.ts';
import { customerChanges, type CustomerDraft } from '../customer/customer-draft.ts';
import { followPayment } from '../customer/follow-payment.ts';
import { lineOf } from '../lines/line-of.ts';
import type { PaymentCase } from './payment-case.ts';
import { mayBecome } from './payment-moves.ts';
import { isDecided, type Payment } from './payment.ts';
import { keepUnrecorded } from './keep-unrecorded.ts';
import { putPayment } from './put-payment.ts';
import { recordLate } from './record-late.ts';
import { noUses } from '../rewards/rule-use.ts';
import { whyNotActedOn } from './why-not-acted-on.ts';

type WithDeals = ActionResult & { readonly dealsRemain: boolean };

const optionOff = (action: Step['action'], customer: CustomerDraft | undefined): ActionResult => ({
  customer,
  changes: [],
  steps: [{ action, code: 'option_off' }],
});

const findLead = (payment: PaymentCase, before: CustomerDraft | undefined): ActionResult =>
  payment.settings.options.convertLead ? convertLead(payment, before) : optionOff('convert_lead', before);

const findDeals = (payment: PaymentCase, customer: CustomerDraft | undefined): WithDeals =>
  payment.settings.options.associateDeals
    ? associateDeals(payment, customer)
    : { ...optionOff('associate_deals', customer), dealsRemain: false };

/** Whose a payment is that is linked, was chosen by hand. */
const nothing = (customer: CustomerDraft | undefined): WithDeals => ({
  customer,
  changes: [],
  steps: [],
  dealsRemain: false,
});

/** What the three actions come to, each seeing the customer as the one before left it. */
function act(payment: PaymentCase): Recording & { readonly ulid: string; readonly dealsRemain: boolean } {
  const { linked } = payment.state;
  const before: CustomerDraft | undefined = linked && { kind: 'known', customer: linked };
  const lead = payment.asked?.kind === 'link' ? nothing(before) : findLead(payment, before);
  const deals = payment.asked?.kind === 'link' ? nothing(before) : findDeals(payment, lead.customer);
  const ulid = payment.ulids();
  const followed = followPayment(payment, deals.customer);
  const recording = createTransaction(payment, followed.customer, ulid);
  return {
    ...recording,
    ulid,
    dealsRemain: deals.dealsRemain,
    steps: [...lead.steps, ...deals.steps, ...followed.steps, ...recording.steps],
    changes: [...customerChanges(followed.customer), ...lead.changes, ...deals.changes, ...recording.changes],
  };
}

/**
 * A payment that was decided before: what remains of it comes first; then the event tells a state of it, as any other does.
 * A replay comes again after that, since it would end as a copy.
 */
function decidedBefore(payment: Payment, { event, asked }: PaymentCase): Decision {
  const isRemaining = remains(payment);
  if (isRemaining && asked?.kind === 'replay' && payment.state !== 'recorded')
    return { changes: [], next: 'later' };
  return { changes: [], next: isRemaining || payment.line.eventId !== event.id ? 'money_back' : 'copy' };
}

/** @param changes with the payment as it is put */
export function decided(changes: readonly Change[]): Decision {
  const put = changes.find((change) => change.kind === 'put_payment');
  if (put && remains(put.payment)) return { changes, next: 'money_back' };
  return { changes, next: put?.payment.state === 'unmatched' ? 'unmatched' : 'done' };
}

/** Whether a payment that was decided before is left as it is; what remains of it comes first. */
const isLeft = (known: Payment, { settings, asked }: PaymentCase): boolean =>
  !mayBecome(known.state, 'recorded', asked !== undefined) ||
  (settings.status === 'off' && asked === undefined) ||
  remains(known);

/**
 * Decides what a `payment_succeeded` changes. Pure: the same case gives the same changes. One that was decided before is
 * left as it is, unless it waits in the inbox and finds its customer now, or an admin asked for it.
 */
export function decidePayment(payment: PaymentCase): Decision {
  const { event, state, settings, asked } = payment;
  const receive = (code: Code): Step[] => [{ action: 'receive', code }];

  const why = whyNotActedOn(event);
  if (why !== undefined) {
    const line = lineOf(event, payment.now, 'ignored', receive(why));
    return { changes: [{ kind: 'put_line', line, ulid: payment.ulids() }], next: 'done' };
  }
  const known = isDecided(state.payment) ? state.payment : undefined;
  if (known && isLeft(known, payment)) return decidedBefore(known, payment);
  if (settings.status === 'off') {
    const ignored: Omit<Recording, 'changes'> = {
      recorded: { state: 'ignored', rewards: [] },
      outcome: 'ignored',
      steps: receive('integration_off'),
      byRule: state.uses?.byRule ?? noUses,
    };
    const more = { ulid: payment.ulids() };
    return decided(
      known ? keepUnrecorded(payment, known, ignored, more) : putPayment(payment, ignored, more),
    );
  }
  const { changes, ulid, dealsRemain, ...recording } = act(payment);
  const more = { ulid, ...(dealsRemain && { dealsRemain: true as const }) };
  if (known === undefined) return decided([...putPayment(payment, recording, more), ...changes]);
  if (recording.recorded.state === 'recorded')
    return decided([...recordLate(payment, known, recording, more), ...changes]);
  if (asked) return decided([...keepUnrecorded(payment, known, recording, more), ...changes]);
  // Its own write may have met itself, where the answer was lost: whoever made the customer meanwhile was not looked for.
  const isOwn = known.line.eventId === event.id;
  if (isOwn && recording.recorded.state === 'unmatched') return { changes: [], next: 'unmatched' };
  return decidedBefore(known, payment);
}
