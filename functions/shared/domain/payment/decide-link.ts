import type { AuditEntry } from '../audit/audit-entry.ts';
import { newAuditEntry } from '../audit/new-audit-entry.ts';
import { customerChanges, type CustomerDraft } from '../customer/customer-draft.ts';
import { followPayment } from '../customer/follow-payment.ts';
import type { Decision } from '../decision.ts';
import { idOf } from '../ids.ts';
import type { Customer } from '../customer/customer.ts';
import { createTransaction } from './create-transaction.ts';
import type { Asked } from './asked.ts';
import { decided } from './decide-payment.ts';
import type { Payment } from './payment.ts';
import type { LinkRefusal, LinkTarget, LinkTo } from './link-target.ts';
import type { PaymentCase } from './payment-case.ts';
import { recordLate } from './record-late.ts';
import { tie, type Owners, type Tied } from './tie.ts';

/** One payment to tie to whom an admin chose, with all that the decision may look at. */
export interface LinkCase extends PaymentCase {
  readonly target: LinkTarget;
  readonly owners: Owners;
  readonly asked: Asked;
}

const refuse = (next: LinkRefusal): Decision<LinkRefusal> => ({ changes: [], next });

/** Who links a payment that is recorded by now comes second: for the same customer, or for another one. */
export function recordedBefore({ customerId = '', ulid }: Payment, to: LinkTo): LinkRefusal {
  const isChosen = to.kind === 'customer' && to.id === customerId;
  return isChosen
    ? { refused: 'already_recorded', transactionId: idOf('transaction', ulid), customerId }
    : { refused: 'linked_to_other_customer', customerId };
}

/** Whoever carries the id already is tied to it, and nobody else is. */
function tieOnce(one: LinkCase): Tied | LinkRefusal {
  const { linked } = one.state;
  const { target, owners } = one;
  if (linked === undefined) return tie(one, target, owners);
  const { customerId } = linked;
  const isChosen = target.kind === 'customer' && target.customer.customerId === customerId;
  const customer: CustomerDraft = { kind: 'known', customer: linked };
  return isChosen
    ? { customer, changes: [], steps: [] }
    : { refused: 'linked_to_other_customer', customerId };
}

/** What the audit log says of a link: who came of it. */
function linkEntry(
  { event, target, asked, now, ulids }: LinkCase,
  { customerId, sourcePartnerId }: Customer,
  ulid: string,
): AuditEntry {
  return newAuditEntry(
    { by: asked.by, now, ulids },
    {
      action: 'payment_linked',
      record: { kind: 'payment', id: event.transaction.id },
      customerId,
      after: {
        chargebeeCustomerId: event.customer.id,
        customerId,
        ...(target.kind === 'lead' && { leadId: target.lead.leadId }),
        ...(target.kind === 'deal' && { dealId: target.deal.dealId }),
        sourcePartnerId: sourcePartnerId ?? null,
        transactionId: idOf('transaction', ulid),
      },
    },
  );
}

/**
 * Ties the Chargebee customer of a payment in the inbox to whom an admin chose, and records the payment: by the options
 * nothing else is done. What else waits of that Chargebee customer is recorded after it, payment by payment.
 */
export function decideLink(one: LinkCase): Decision<LinkRefusal> {
  const { payment } = one.state;
  if (payment?.state === 'recorded') {
    const { target } = one;
    const chosen: LinkTo = {
      kind: 'customer',
      id: target.kind === 'customer' ? target.customer.customerId : '',
    };
    return refuse(recordedBefore(payment, chosen));
  }
  if (payment?.state !== 'unmatched') return refuse({ refused: 'not_found' });
  const tied = tieOnce(one);
  if ('refused' in tied) return refuse(tied);
  const followed = followPayment(one, tied.customer);
  const ulid = one.ulids();
  const recording = createTransaction(one, followed.customer, ulid);
  const steps = [...tied.steps, ...followed.steps, ...recording.steps];
  return decided([
    ...recordLate(one, payment, { ...recording, steps }, { ulid }),
    ...customerChanges(followed.customer),
    ...tied.changes,
    ...recording.changes,
    { kind: 'add_audit_entry', entry: linkEntry(one, tied.customer.customer, ulid) },
  ]);
}
