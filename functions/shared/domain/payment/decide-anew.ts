import type { AuditEntry } from '../audit/audit-entry.ts';
import { newAuditEntry } from '../audit/new-audit-entry.ts';
import type { Change } from '../change.ts';
import type { Customer } from '../customer/customer.ts';
import type { Decision } from '../decision.ts';
import { idOf, rewardId, type Ulids } from '../ids.ts';
import type { Step } from '../lines/activity.ts';
import { entriesBetween } from '../money-back/append-entries.ts';
import type { LedgerEntry } from '../money-back/ledger-entry.ts';
import { hasPaid } from '../rewards/has-paid.ts';
import { judgeAnew } from '../rewards/judge-anew.ts';
import { rulesToJudge } from '../rewards/judge.ts';
import type { PartnerTerms } from '../rewards/partner.ts';
import { putRuleUses } from '../rewards/put-rule-uses.ts';
import { noUses, type RuleUses } from '../rewards/rule-use.ts';
import { standingRewards } from '../rewards/standing-rewards.ts';
import { isJudgedAnew } from './is-judged-anew.ts';
import { isDecided, type KnownPayment, type Payment } from './payment.ts';

/** Why a payment is judged anew, who asked for it, and why. */
export type AnewAsked = { readonly by: string; readonly reason: string } & (
  | {
      readonly kind: 'reassign';
      readonly customerId: string;
      /** The new source partner; null for none. */
      readonly partnerId: string | null;
    }
  | {
      readonly kind: 'rate_anew';
      readonly programId: string;
      /** By the rules in force at this moment; epoch milliseconds. */
      readonly at: number;
    }
);

/** A payment that is to be judged anew, with all that the decision may look at. */
export interface AnewCase {
  readonly asked: AnewAsked;
  readonly payment?: KnownPayment;
  readonly customer?: Customer;
  /** Of whom the payment is, or is to be, by now. */
  readonly terms?: PartnerTerms;
  readonly uses?: RuleUses;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly ulids: Ulids;
}

/**
 * - `kept`: something of it is paid, so it stays whole
 * - `overtaken`: the customer was given to somebody else meanwhile
 */
export interface NotAnew {
  readonly refused: 'kept' | 'overtaken';
}

const nothing: Decision<NotAnew> = { changes: [], next: 'copy' };
const refuse = (refused: NotAnew['refused']): Decision<NotAnew> => ({ changes: [], next: { refused } });

/** Whether it is not the one that is meant, or was judged so already. */
function isDone({ asked, customer, terms }: AnewCase, payment: Payment): boolean {
  if (payment.state !== 'recorded' || payment.customerId === undefined) return true;
  if (isJudgedAnew(payment, asked)) return true;
  return asked.kind === 'rate_anew'
    ? terms?.programId !== asked.programId
    : payment.customerId !== customer?.customerId;
}

const codes = { reassign: 'payment_reassigned', rate_anew: 'payment_rated_anew' } as const;

/** The step of the line that says so; only the last one of its kind stays, however often it is done. */
function stepsOf({ asked }: AnewCase, before: Payment, entries: readonly LedgerEntry[]): readonly Step[] {
  const code = codes[asked.kind];
  const rewardIds = entries.flatMap(({ ulid, rewards }) => rewards.map(({ place }) => rewardId(ulid, place)));
  const partnerId = asked.kind === 'reassign' ? asked.partnerId : null;
  const refs = {
    by: asked.by,
    ...(partnerId !== null && { partnerId }),
    ...(rewardIds.length > 0 && { rewardIds }),
  };
  return [...before.line.steps.filter((step) => step.code !== code), { action: 'give_reward', code, refs }];
}

/** What of the payment differs, as it is audited; nothing where it earns the same. */
function audited({ asked, now, ulids }: AnewCase, before: Payment, after: Payment): AuditEntry[] {
  const shown = (payment: Payment) => ({
    ...(asked.kind === 'reassign' && { partnerId: payment.partnerId ?? null }),
    rewards: standingRewards(payment),
  });
  const [was, is] = [shown(before), shown(after)];
  if (asked.kind === 'rate_anew' && JSON.stringify(was) === JSON.stringify(is)) return [];
  return [
    newAuditEntry(
      { by: asked.by, now, ulids },
      {
        action: asked.kind === 'reassign' ? 'transaction_reassigned' : 'transaction_rated_anew',
        record: { kind: 'transaction', id: idOf('transaction', before.ulid) },
        ...(before.customerId !== undefined && { customerId: before.customerId }),
        before: was,
        after: is,
        reason: asked.reason,
      },
    ),
  ];
}

/** Whether something of a payment has to be settled before it is judged anew: else it would be appended twice, or got lost. */
export const isHalfDone = ({
  refundsAppended,
  waitingRemain,
  entriesToRemove,
  usesOf,
  customerId,
}: Payment) =>
  refundsAppended !== undefined ||
  waitingRemain !== undefined ||
  entriesToRemove !== undefined ||
  (usesOf !== undefined && usesOf.customerId !== customerId);

/** Its uses that are free now, with those that it has not offered yet. */
function usesToOffer(before: Payment, freed: readonly string[], now: number) {
  const { customerId = '', usesToOffer: since, usesOf } = before;
  const unoffered = since === undefined ? [] : (usesOf?.ruleIds ?? rulesToJudge(before));
  const ruleIds = [...new Set([...unoffered, ...freed])];
  return ruleIds.length > 0 && { usesToOffer: now, usesOf: { customerId, ruleIds } };
}

/**
 * Judges a payment anew: after its customer was reassigned, by the rules of the new source partner; or by the rules of today.
 * Decided again, it changes nothing more. While something of it remains to be settled, it comes back later.
 */
export function decideAnew(one: AnewCase): Decision<NotAnew> {
  const { asked, payment: before, customer, terms, uses, now, ulids } = one;
  if (!isDecided(before)) return nothing;
  const isOvertaken =
    asked.kind === 'reassign' &&
    (customer === undefined || (customer.sourcePartnerId ?? null) !== asked.partnerId);
  if (isOvertaken) return refuse('overtaken');
  if (isDone(one, before)) return nothing;
  if (hasPaid(before)) return refuse('kept');
  if (isHalfDone(before)) return { changes: [], next: 'later' };
  const ulid = ulids();
  const { payment, byRule, freed } = judgeAnew(before, {
    partnerId: asked.kind === 'reassign' ? (asked.partnerId ?? undefined) : before.partnerId,
    ...(asked.kind === 'rate_anew' && { ratedAnew: { programId: asked.programId, at: asked.at } }),
    terms,
    byRule: uses?.byRule ?? noUses,
    ulid,
  });
  const { chargebeeTransactionId } = before;
  const head = { kind: 'judgement', chargebeeTransactionId, occurredAt: before.date, ulid } as const;
  const entries = entriesBetween(before, payment, head, ulids);
  const after: Payment = {
    ...payment,
    version: before.version + 1,
    ...usesToOffer(before, freed, now),
    line: { ...before.line, steps: stepsOf(one, before, entries) },
  };
  const { customerId, version } = customer ?? {};
  const changes: Change[] = [
    { kind: 'put_payment', payment: after },
    ...putRuleUses(before.customerId, uses, byRule),
    ...entries.map((entry): Change => ({
      kind: 'add_ledger_entry',
      entry,
      paymentId: chargebeeTransactionId,
    })),
    ...audited(one, before, after).map((entry): Change => ({ kind: 'add_audit_entry', entry })),
    // Whoever is reassigned beside this wins, and moves this payment too.
    ...(asked.kind === 'reassign' && customerId !== undefined && version !== undefined
      ? [{ kind: 'check_record', record: 'customer', id: customerId, version } as const]
      : []),
  ];
  return { changes, next: 'done' };
}
