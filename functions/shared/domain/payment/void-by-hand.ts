import { newAuditEntry } from '../audit/new-audit-entry.ts';
import type { Change } from '../change.ts';
import type { Decision } from '../decision.ts';
import type { StateEvent } from '../event.ts';
import { idOf, type Ulids } from '../ids.ts';
import type { Step } from '../lines/activity.ts';
import { applyEvent } from '../money-back/apply-event.ts';
import type { LedgerState } from '../money-back/ledger-state.ts';
import { isDeadPayment, leftOf } from '../money-back/ledger.ts';
import { hasUsesToOffer } from '../money-back/settle.ts';
import { remains } from '../money-back/settle-remaining.ts';
import { putRuleUses } from '../rewards/put-rule-uses.ts';
import { noUses } from '../rewards/rule-use.ts';
import type { NotThere } from './link-target.ts';
import { isDecided, type Payment } from './payment.ts';

/** A payment by hand, of which nothing remains to be settled, and that an admin says never brought money. */
export interface VoidCase {
  /** Its death, as an event would tell it. */
  readonly event: StateEvent;
  readonly state: LedgerState;
  readonly by: string;
  readonly reason: string;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly ulids: Ulids;
}

/** What tells that a payment by hand is dead. No event does: this is one in form alone. */
export function deathOf(payment: Payment, now: number): StateEvent {
  const { chargebeeTransactionId: id, amount, date, resourceVersion, line } = payment;
  return {
    id: line.eventId,
    type: 'transaction_updated',
    occurredAt: now,
    receivedAt: now,
    transaction: {
      id,
      type: 'payment',
      status: 'voided',
      amount,
      date,
      resourceVersion: resourceVersion + 1,
    },
  };
}

/** Voids a payment by hand, as a void in Chargebee ends any other: one that is dead already stays as it is. */
export function voidByHand({ event, state, by, reason, now, ulids }: VoidCase): Decision<NotThere> {
  const { payment: before, uses } = state;
  if (!isDecided(before) || before.byHand === undefined)
    return { changes: [], next: { refused: 'not_found' } };
  if (isDeadPayment(before)) return { changes: [], next: 'copy' };
  const ulid = ulids();
  const held = uses?.byRule ?? noUses;
  const terms = state.terms.get(before.partnerId ?? '');
  const applied = applyEvent(before, event, { terms, byRule: held, ulid, ulids });
  if (applied === undefined) throw new TypeError('A payment says of itself that it is dead.');
  const { payment: dead, entries, byRule } = applied;
  const voided: Step = { action: 'receive', code: 'voided_by_hand', refs: { by } };
  const after: Payment = {
    ...dead,
    ...(hasUsesToOffer(before, dead, byRule) && { usesToOffer: now }),
    version: before.version + 1,
    line: {
      ...before.line,
      processedAt: now,
      steps: [...before.line.steps, voided, ...applied.steps],
    },
  };
  const left = (payment: Payment) => ({
    left: { amount: leftOf(payment), currency: payment.amount.currency },
  });
  const entry = newAuditEntry(
    { by, now, ulids },
    {
      action: 'transaction_voided',
      record: { kind: 'transaction', id: idOf('transaction', before.ulid) },
      ...(before.customerId !== undefined && { customerId: before.customerId }),
      before: left(before),
      after: left(after),
      reason,
    },
  );
  const paymentId = before.chargebeeTransactionId;
  return {
    changes: [
      { kind: 'put_payment', payment: after },
      ...putRuleUses(before.customerId, uses, byRule),
      ...entries.map((one): Change => ({ kind: 'add_ledger_entry', entry: one, paymentId })),
      { kind: 'add_audit_entry', entry },
    ],
    next: remains(after) ? 'again' : 'done',
  };
}
