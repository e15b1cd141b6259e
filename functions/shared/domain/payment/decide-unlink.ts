import { newAuditEntry } from '../audit/new-audit-entry.ts';
import type { Change } from '../change.ts';
import type { Decision } from '../decision.ts';
import type { Ulids } from '../ids.ts';
import { removeEntries, type AppendedPage } from '../money-back/remove-entries.ts';
import { giveBackUses } from '../rewards/give-back-uses.ts';
import { hasPaid } from '../rewards/has-paid.ts';
import { putRuleUses } from '../rewards/put-rule-uses.ts';
import { noUses, type RuleUses } from '../rewards/rule-use.ts';
import { payerOf } from './kept-event.ts';
import type { KnownPayment, Payment, UsesOf } from './payment.ts';
import { unlinkedLine } from './unlinked-line.ts';
import { whatStood } from './what-stood.ts';

/** Why a payment stays recorded: something of it is paid; or it is not one of those that are unlinked. */
export interface StaysRecorded {
  readonly refused: 'paid' | 'not_unlinked';
}

/** Who takes a Chargebee customer off whom, and why. `now` is epoch milliseconds. */
export interface Unlinking {
  readonly chargebeeCustomerId: string;
  readonly by: string;
  readonly reason: string;
  readonly now: number;
  readonly ulids: Ulids;
}

/** A payment of a Chargebee customer that was unlinked, with all that the decision may look at. */
export interface UnlinkCase extends Unlinking {
  readonly payment?: KnownPayment;
  /** Who carries the Chargebee customer's id by now. */
  readonly carrierId?: string;
  /** What the payment's customer has of the limited rules. */
  readonly uses?: RuleUses;
  readonly page: AppendedPage;
}

/** The rules whose uses are free now, and which passed some payment over that may want them. */
function freedOf(before: Payment, after: RuleUses['byRule']): readonly string[] {
  const freed = before.rewards.filter(({ use }) => use === 'held').map(({ ruleId }) => ruleId);
  return [...new Set(freed)].filter((ruleId) => {
    const { passedOver = [], overflowed } = after[ruleId] ?? {};
    return passedOver.length > 0 || overflowed === true;
  });
}

/** The payment as it waits in the inbox: all that Chargebee told of it, and nothing that was recorded. */
function unmatched(before: Payment, { by, now, ulids }: Unlinking, usesOf: UsesOf | undefined): Payment {
  const { customerId, partnerId, otherEmail, paidReversals, passedOver, ...facts } = before;
  const chargebeeCustomer = payerOf(before);
  return {
    ...facts,
    ...(chargebeeCustomer && { chargebeeCustomer }),
    ulid: ulids(),
    version: before.version + 1,
    state: 'unmatched',
    rewards: [],
    ...(usesOf && { usesToOffer: now, usesOf }),
    line: unlinkedLine(before.line, { by, now }),
  };
}

/**
 * Takes a recorded payment back into the inbox, as if it had never found its customer: what was recorded of it goes, but for the
 * audit log, and the uses that it held of limited rules are offered to the payments that were passed over. What is paid stays.
 */
export function decideUnlink(one: UnlinkCase): Decision<StaysRecorded> {
  const { payment: before, chargebeeCustomerId, carrierId, uses, page, reason, now } = one;
  const isTheirs =
    before?.state === 'recorded' &&
    before.line.chargebeeCustomerId === chargebeeCustomerId &&
    before.customerId !== undefined &&
    before.customerId !== carrierId;
  if (!isTheirs) return { changes: [], next: { refused: 'not_unlinked' } };
  if (hasPaid(before)) return { changes: [], next: { refused: 'paid' } };
  const { customerId = '', chargebeeTransactionId: id } = before;
  const { byRule } = giveBackUses(before, { ...before, byRule: uses?.byRule ?? noUses });
  const ruleIds = freedOf(before, byRule);
  const usesOf = ruleIds.length > 0 ? { customerId, ruleIds } : undefined;
  const { payment, changes } = removeEntries(unmatched(before, one, usesOf), page, now);
  const entry = newAuditEntry(one, {
    action: 'payment_unlinked',
    record: { kind: 'payment', id },
    customerId,
    before: whatStood(before, page),
    reason,
  });
  const ulids = [before.ulid, ...page.appended.map(({ entry: { ulid } }) => ulid)];
  const all: readonly Change[] = [
    { kind: 'put_payment', payment },
    ...putRuleUses(customerId, uses, byRule),
    ...changes,
    { kind: 'forget_day_sums', ulids, at: now },
    { kind: 'add_audit_entry', entry },
  ];
  return { changes: all, next: payment.usesToOffer === undefined && page.isAll ? 'done' : 'money_back' };
}
