import type { Outcome, Step } from '../lines/activity.ts';
import type { Code } from '../lines/codes.ts';
import type { Entry } from './entry.ts';
import type { StateEvent } from '../event.ts';
import { factOf } from './fact-of.ts';
import { idOf, rewardId, type Ulids } from '../ids.ts';
import {
  giveBackUses,
  judgeAgain,
  rulesToJudge,
  type JudgedAgain,
  type JudgingAgain,
} from '../rewards/judge-again.ts';
import { correction, difference, isDeadPayment, type Difference } from './ledger.ts';
import type { Payment } from '../payment/payment.ts';
import type { UsesByRule } from '../rewards/rule-use.ts';
import { isReversal, takesBack } from './takes-back.ts';

/** What an event does to a payment that was decided; undefined where it names a refund that was not seen yet. */
export interface Applied {
  readonly payment: Payment;
  readonly outcome: Extract<Outcome, 'processed' | 'ignored'>;
  readonly steps: readonly Step[];
  readonly entry?: Entry;
  /** What goes back at once of rewards that the entry gives. */
  readonly correction?: Entry;
  /** What the customer has of the limited rules by now; the same object where that is what it was. */
  readonly byRule: UsesByRule;
}

/** What a copy of a payment finds; nothing that was not recorded is called so. */
const copyCodes: Readonly<Record<Payment['state'], Code>> = {
  recorded: 'already_recorded',
  unmatched: 'still_unmatched',
  ignored: 'payment_was_ignored',
  failed: 'payment_was_ignored',
};

function whyGivenBack({ transaction }: StateEvent, { amount }: Difference): Code {
  if (!takesBack(transaction.type)) return amount > 0 ? 'payment_restored' : 'payment_reversed';
  if (isReversal(transaction.type)) return amount > 0 ? 'reversal_undone' : 'reversal_recorded';
  if (amount > 0) return 'refund_undone';
  return transaction.chargeback ? 'chargeback_recorded' : 'refund_recorded';
}

function entryOf(
  whose: Pick<Entry, 'customerId' | 'partnerId'>,
  event: StateEvent,
  changed: Difference,
  ulid: string,
): Entry {
  const { id: chargebeeTransactionId, type, chargeback, date } = event.transaction;
  const goesBack = takesBack(type) && changed.amount < 0;
  const isRefund = goesBack && !isReversal(type);
  return {
    ...changed,
    ...whose,
    ulid,
    kind: isRefund ? 'refund' : 'reversal',
    ...(isRefund && chargeback && { chargeback }),
    chargebeeTransactionId,
    // A payment's date is when it was paid; that it came back is as old as the event.
    occurredAt: goesBack ? date : event.occurredAt,
  };
}

function rewardSteps(
  before: Payment,
  { payment: { rewards }, admitted }: JudgedAgain,
  { ulid, amount, rewards: changed }: Entry,
): Step[] {
  const action = 'reverse_reward';
  if (rewards.length === 0) return [{ action, code: 'no_reward_to_reverse' }];
  const isCancelled = ({ place }: Entry['rewards'][number]) => rewards[place]?.status === 'cancelled';
  const stepOf = (code: Code, of: Entry['rewards']): Step[] =>
    of.length === 0
      ? []
      : [{ action, code, refs: { rewardIds: of.map(({ place }) => rewardId(ulid, place)) } }];
  const had = rulesToJudge(before);
  const freed = rewards.flatMap(({ use, ruleId }) =>
    use === 'given_back' && !had.includes(ruleId) ? ruleId : [],
  );
  const refused = amount > 0 ? had.filter((ruleId) => !admitted.includes(ruleId)) : [];
  const steps = [
    ...stepOf(
      amount < 0 ? 'reward_reversed' : 'reward_restored',
      changed.filter((one) => !isCancelled(one)),
    ),
    ...stepOf('reversal_of_cancelled', changed.filter(isCancelled)),
    ...freed.map((ruleId): Step => ({ action, code: 'use_given_back', refs: { ruleId } })),
    ...refused.map((ruleId): Step => ({ action, code: 'rule_used_up', refs: { ruleId } })),
  ];
  return steps.length > 0 ? steps : [{ action, code: 'reward_unchanged' }];
}

/** A payment that dies gives its uses of limited rules back; one that lives again is judged like a new one. */
function judge(before: Payment, after: Payment, judging: JudgingAgain): JudgedAgain {
  const [wasDead, isDead] = [isDeadPayment(before), isDeadPayment(after)];
  if (wasDead === isDead) return { payment: after, byRule: judging.byRule, admitted: [] };
  return isDead ? giveBackUses(after, judging.byRule) : judgeAgain(after, rulesToJudge(after), judging);
}

/** @param judging its `ulid` makes the ids of what is appended, and `ulids` those of a correction */
export function applyEvent(
  payment: Payment,
  event: StateEvent,
  judging: JudgingAgain & { readonly ulids: Ulids },
): Applied | undefined {
  const { byRule, ulid, ulids } = judging;
  const ignored = (code: Code, after: Payment): Applied => ({
    payment: after,
    outcome: 'ignored',
    steps: [
      { action: 'receive', code: event.type === 'payment_succeeded' ? copyCodes[payment.state] : code },
    ],
    byRule,
  });

  const fact = factOf(payment, event);
  if (fact.kind === 'unseen') return undefined;
  if (fact.kind === 'known') return ignored(fact.code, fact.payment);

  const judged = judge(payment, fact.payment, judging);
  const changed = difference(payment, judged.payment);
  const applied: Step[] =
    fact.payment.invoices === payment.invoices
      ? []
      : [{ action: 'update_invoices', code: 'invoices_updated' }];
  const { customerId, partnerId } = payment;
  const applies = (...steps: Step[]): Applied => ({
    payment: judged.payment,
    outcome: customerId === undefined ? 'ignored' : 'processed',
    steps: [...applied, ...steps],
    byRule: judged.byRule,
  });
  const giveBack = (code: Code, refs?: Step['refs']): Step => ({
    action: 'give_back',
    code,
    ...(refs && { refs }),
  });
  // A payment that was refunded whole before it died has nothing left to give back but its uses.
  if (changed.amount === 0 && judged.byRule === byRule)
    return applied.length > 0 ? applies() : applies(giveBack('left_unchanged'));
  // Nothing is given back of what is not recorded; whoever records it later does so with these facts.
  if (customerId === undefined) {
    const isUnmatched = payment.state === 'unmatched';
    return applies(giveBack(isUnmatched ? 'unmatched_left_changed' : 'payment_not_recorded'));
  }
  const whose = { customerId, ...(partnerId !== undefined && { partnerId }) };
  const entry = entryOf(whose, event, changed, ulid);
  const corrected = correction(payment, judged.payment);
  const corrects = corrected.rewards.length > 0 && {
    correction: { ...entry, ...corrected, kind: 'judgement' as const, ulid: ulids() },
  };
  if (changed.amount === 0) {
    const steps = [giveBack('left_unchanged'), ...rewardSteps(payment, judged, entry)];
    const given = changed.rewards.length > 0 && { entry: { ...entry, kind: 'judgement' as const } };
    return { ...applies(...steps), ...given, ...corrects };
  }
  const refs = { transactionId: idOf('transaction', ulid), reverses: idOf('transaction', payment.ulid) };
  const steps = [giveBack(whyGivenBack(event, changed), refs), ...rewardSteps(payment, judged, entry)];
  return { ...applies(...steps), entry, ...corrects };
}
