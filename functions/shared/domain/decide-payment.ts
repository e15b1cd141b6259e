import type { ActionResult } from './action-result.ts';
import type { Step } from './activity.ts';
import { associateDeals } from './associate-deals.ts';
import type { Change } from './change.ts';
import type { Code } from './codes.ts';
import { convertLead } from './convert-lead.ts';
import { createTransaction, type Recording } from './create-transaction.ts';
import { customerChanges, type CustomerDraft } from './customer-draft.ts';
import { lineOf } from './line-of.ts';
import type { PaymentCase } from './payment-case.ts';
import { isDecided, type Payment } from './payment.ts';
import { putPayment } from './put-payment.ts';
import { settle } from './settle.ts';
import { whyNotActedOn } from './why-not-acted-on.ts';

const optionOff = (action: Step['action'], customer: CustomerDraft | undefined): ActionResult => ({
  customer,
  changes: [],
  steps: [{ action, code: 'option_off' }],
});

/** The three actions in their order, each seeing the customer as the one before left it. */
function act(payment: PaymentCase): readonly Change[] {
  const { linked } = payment.state;
  const { options } = payment.settings;
  const before: CustomerDraft | undefined = linked && { kind: 'known', customer: linked };
  const lead = options.convertLead ? convertLead(payment, before) : optionOff('convert_lead', before);
  const deals = options.associateDeals
    ? associateDeals(payment, lead.customer)
    : { ...optionOff('associate_deals', lead.customer), dealsRemain: false };
  const ulid = payment.ulids();
  const recording = createTransaction(payment, deals.customer, ulid);
  const steps = [...lead.steps, ...deals.steps, ...recording.steps];
  return [
    ...putPayment(
      payment,
      { ...recording, steps },
      { ulid, ...(deals.dealsRemain && { dealsRemain: true }) },
    ),
    ...customerChanges(deals.customer),
    ...lead.changes,
    ...deals.changes,
    ...recording.changes,
  ];
}

/** A payment that was decided before, under another event: it only tells that the payment stood at this version. */
function copied({ event, state, ...rest }: PaymentCase, known: Payment): readonly Change[] {
  const { payment, changes } = settle(known, event, state.waiting, rest);
  return payment === known
    ? changes
    : [{ kind: 'put_payment', payment: { ...payment, version: known.version + 1 } }, ...changes];
}

/**
 * Decides what a `payment_succeeded` changes. Pure: the same case gives the same changes.
 * A payment that was seen before changes nothing; under another event id it leaves a line of its own.
 */
export function decidePayment(payment: PaymentCase): readonly Change[] {
  const { event, state, settings } = payment;
  const receive = (code: Code): Step[] => [{ action: 'receive', code }];
  const line = (code: Code): Change[] => [
    {
      kind: 'add_line',
      line: lineOf(event, payment.now, 'ignored', receive(code)),
      ulid: payment.ulids(),
    },
  ];

  const why = whyNotActedOn(event);
  if (why !== undefined) return line(why);
  if (isDecided(state.payment)) {
    return state.payment.line.eventId === event.id ? [] : copied(payment, state.payment);
  }
  if (settings.status === 'off') {
    const ignored: Omit<Recording, 'changes'> = {
      recorded: { state: 'ignored', rewards: [] },
      outcome: 'ignored',
      steps: receive('integration_off'),
    };
    return putPayment(payment, ignored, { ulid: payment.ulids() });
  }
  return act(payment);
}
