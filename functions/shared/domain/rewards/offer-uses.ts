import type { Change } from '../change.ts';
import { idOf, rewardId, type Ulids } from '../ids.ts';
import type { Step } from '../lines/activity.ts';
import { entriesBetween } from '../money-back/append-entries.ts';
import { judge, standing } from './judge.ts';
import { difference, isDeadPayment } from '../money-back/ledger.ts';
import type { LedgerState } from '../money-back/ledger-state.ts';
import type { Payment } from '../payment/payment.ts';
import { putRuleUses } from './put-rule-uses.ts';
import { noUses, type RuleUse, type UsesByRule } from './rule-use.ts';

/** Payments that one write judges again, each with up to two entries beside it: 100 items is the end. */
export const maxJudged = 30;

type Offering = Pick<LedgerState, 'uses' | 'terms'> & Required<Pick<LedgerState, 'passedOver'>>;

/** A payment that was judged again, and as it was. */
interface Judged {
  readonly before: Payment;
  readonly after: Payment;
  readonly ulid: string;
}

/** What a payment that was judged again earns now, and its line, which says why. */
function changesOf({ before, after, ulid }: Judged, causedBy: Payment, ulids: Ulids): readonly Change[] {
  const { chargebeeTransactionId } = after;
  const { rewards } = difference(before, after);
  const rewardIds = rewards.map(({ place }) => rewardId(ulid, place));
  const action = 'give_reward';
  // One by hand has no id of Chargebee's.
  const refs: Step['refs'] = causedBy.byHand
    ? { transactionId: idOf('transaction', causedBy.ulid) }
    : { chargebeeTransactionId: causedBy.chargebeeTransactionId };
  const steps = [
    ...before.line.steps,
    { action, code: 'judged_again', refs } as const,
    { action, code: 'reward_created', refs: { rewardIds } } as const,
  ];
  const payment = { ...after, version: before.version + 1, line: { ...before.line, steps } };
  const head = { kind: 'judgement', chargebeeTransactionId, occurredAt: after.date, ulid } as const;
  return [
    { kind: 'put_payment', payment },
    ...entriesBetween(before, after, head, ulids).map((entry): Change => ({
      kind: 'add_ledger_entry',
      entry,
      paymentId: chargebeeTransactionId,
    })),
  ];
}

/**
 * Offers the uses that a payment gave back, when it died or was judged anew, to the payments that were passed over, oldest first,
 * until the rule admits no more. What does not fit into one write is left for the next, which reads again.
 */
export function offerUses(
  payment: Payment,
  { uses, terms, passedOver: offered }: Offering,
  { ulids }: { readonly ulids: Ulids },
): readonly Change[] {
  let byRule = uses?.byRule ?? noUses;
  let isDone = true;
  const judged = new Map<string, Judged>();
  for (const [ruleId, { payments, isAll }] of offered) {
    const rest: Payment[] = [];
    for (const before of payments) {
      const id = before.chargebeeTransactionId;
      const known = judged.get(id) ?? { before, after: before, ulid: ulids() };
      // A dead one is judged when it lives again.
      if (isDeadPayment(before) || known.after.passedOver?.includes(ruleId) !== true) continue;
      const isFull = judged.size >= maxJudged && !judged.has(id);
      // One that was judged anew lives, and waits for others to offer it one.
      if (isFull || id === payment.chargebeeTransactionId) {
        rest.push(before);
        if (isFull) isDone = false;
        continue;
      }
      const own = terms.get(before.partnerId ?? '');
      const again = judge(known.after, [ruleId], { terms: own, byRule, ulid: known.ulid });
      if (again.verdicts.get(ruleId)?.kind !== 'rewarded') rest.push(before);
      else {
        judged.set(id, { ...known, after: standing(known.after, again) });
        ({ byRule } = again);
      }
    }
    // Others are to be found, and the rule may admit them.
    if (!isAll && rest.length === 0) isDone = false;
    byRule = remember(byRule, ruleId, rest, isAll);
  }
  const { usesToOffer, usesOf, ...done } = payment;
  const customerId = usesOf?.customerId ?? payment.customerId;
  return [
    ...(isDone ? [{ kind: 'put_payment' as const, payment: { ...done, version: payment.version + 1 } }] : []),
    ...putRuleUses(customerId, uses, byRule),
    ...[...judged.values()].flatMap((one) => changesOf(one, payment, ulids)),
  ];
}

/** Those that are passed over still; the same object where they are those that are remembered. */
function remember(byRule: UsesByRule, ruleId: string, rest: readonly Payment[], isAll: boolean): UsesByRule {
  const { passedOver = [], overflowed, ...use } = byRule[ruleId] ?? { held: {} };
  const isSame =
    (overflowed === true) === !isAll &&
    passedOver.length === rest.length &&
    passedOver.every(({ id }, index) => id === rest[index]?.chargebeeTransactionId);
  if (isSame) return byRule;
  const left = rest.map(({ chargebeeTransactionId: id, date }) => ({ id, date }));
  const after: RuleUse = {
    ...use,
    ...(left.length > 0 && { passedOver: left }),
    ...(!isAll && { overflowed: true as const }),
  };
  return { ...byRule, [ruleId]: after };
}
