import { newAuditEntry } from '../audit/new-audit-entry.ts';
import type { Customer } from '../customer/customer.ts';
import type { Decision } from '../decision.ts';
import { idOf, type Ulids } from '../ids.ts';
import type { Money } from '../money.ts';
import { giveRewards } from '../rewards/give-rewards.ts';
import type { PartnerTerms } from '../rewards/partner.ts';
import { putRuleUses } from '../rewards/put-rule-uses.ts';
import { noUses, type RuleUses } from '../rewards/rule-use.ts';
import { paymentIdByHand } from './by-hand.ts';
import { isDecided, type KnownPayment, type Payment } from './payment.ts';

/** A payment that an admin records by hand. */
export interface PayByHand {
  readonly customerId: string;
  readonly amount: Money;
  /** Epoch milliseconds, a whole second as Chargebee's dates are. */
  readonly date: number;
  readonly name: string;
  readonly externalId: string;
  readonly by: string;
}

/** The same, with all that the decision may look at. */
export interface PayByHandCase {
  readonly asked: PayByHand;
  /** What is recorded under its external id. */
  readonly payment?: KnownPayment;
  readonly customer?: Customer;
  /** Of the customer's source partner. */
  readonly terms?: PartnerTerms;
  readonly uses?: RuleUses;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly ulids: Ulids;
}

export type NotPaidByHand =
  | { readonly refused: 'external_id_taken'; readonly transactionId: string }
  | { readonly refused: 'unknown_customer' };

/** Records a payment that no event tells of: with the rewards that the rules give for one of its date, as for any other. */
export function payByHand({
  asked,
  payment: taken,
  customer,
  terms,
  uses,
  now,
  ulids,
}: PayByHandCase): Decision<NotPaidByHand> {
  if (isDecided(taken)) {
    const transactionId = idOf('transaction', taken.ulid);
    return { changes: [], next: { refused: 'external_id_taken', transactionId } };
  }
  if (customer === undefined) return { changes: [], next: { refused: 'unknown_customer' } };
  const { amount, date, name, externalId, by } = asked;
  const { customerId, sourcePartnerId: partnerId, version } = customer;
  const ulid = ulids();
  const transactionId = idOf('transaction', ulid);
  const chargebeeTransactionId = paymentIdByHand(externalId);
  const before = uses?.byRule ?? noUses;
  const { rewards, passedOver, steps, byRule } = giveRewards(
    { ulid, chargebeeTransactionId, amount, date },
    partnerId,
    terms,
    before,
  );
  const payment: Payment = {
    version: 1,
    ulid,
    state: 'recorded',
    chargebeeTransactionId,
    amount,
    date,
    resourceVersion: 1,
    invoices: [],
    customerId,
    ...(partnerId !== undefined && { partnerId }),
    rewards,
    ...(passedOver && { passedOver }),
    byHand: { name, by },
    line: {
      eventId: chargebeeTransactionId,
      outcome: 'processed',
      receivedAt: now,
      processedAt: now,
      steps: [
        { action: 'receive', code: 'recorded_by_hand', refs: { by } },
        { action: 'create_transaction', code: 'transaction_created', refs: { transactionId, customerId } },
        ...steps,
      ],
    },
  };
  const occurredAt = new Date(date).toISOString();
  const entry = newAuditEntry(
    { by, now, ulids },
    {
      action: 'transaction_created',
      record: { kind: 'transaction', id: transactionId },
      customerId,
      after: {
        customerId,
        ...(partnerId !== undefined && { partnerId }),
        amount,
        occurredAt,
        name,
        externalId,
      },
    },
  );
  return {
    changes: [
      { kind: 'put_payment', payment },
      ...putRuleUses(customerId, uses, byRule),
      // Whoever gives the customer to another partner beside this wins, and this is decided again.
      { kind: 'check_record', record: 'customer', id: customerId, version },
      { kind: 'add_audit_entry', entry },
    ],
    next: 'done',
  };
}
