import { isDeadPayment } from '../money-back/ledger.ts';
import type { Payment, RatedAnew, Reward } from '../payment/payment.ts';
import { judge, judgedAt, promisedBy, standing, type Judging } from './judge.ts';
import { judgeRule } from './judge-rule.ts';
import { forgetPassedOver, isWanted } from './passed-over.ts';
import { changeHeld, noUses, type UsesByRule } from './rule-use.ts';

/** By what a payment is judged anew. */
export interface JudgingAnew extends Judging {
  /** Whose it is from now on; undefined: nobody's. */
  readonly partnerId: string | undefined;
  /** The versions that it keeps to from now on; absent: as before. */
  readonly ratedAnew?: RatedAnew;
}

export interface JudgedAnew {
  readonly payment: Payment;
  /** What its customer has of the limited rules after that; the same object where nothing of it changed. */
  readonly byRule: UsesByRule;
  /** Rules of which a use is free now that it held, and that some payment may want which was passed over. */
  readonly freed: readonly string[];
}

/** A reward that gives way: whose it was is said where that is not the payment's partner any more. */
function replaced({ partnerId: _, ...reward }: Reward, whose: string | undefined, own: string | undefined) {
  return {
    ...reward,
    use: 'replaced' as const,
    ...(whose !== undefined && whose !== own && { partnerId: whose }),
  };
}

/** The rules that would reward it: one that is dead is judged by them once it lives again. */
const wouldReward = (payment: Payment, { terms }: Judging): readonly string[] =>
  promisedBy(terms)
    .filter((rule) => judgeRule(rule, payment, noUses, judgedAt(payment, terms)).kind === 'rewarded')
    .map(({ ruleId }) => ruleId);

/** All that a payment was given gives way, and gives its uses back, but a cancelled reward of whom it is judged for. */
function giveWay(before: Payment, { partnerId: own, byRule: held }: JudgingAnew) {
  const { chargebeeTransactionId: id, date, passedOver = [], partnerId: was } = before;
  let byRule = forgetPassedOver(held, passedOver, id);
  const freed: string[] = [];
  const kept = new Set<string>();
  const rewards = before.rewards.map((reward): Reward => {
    const { ruleId, ruleVersion, status, use, partnerId: whose = was } = reward;
    if (status === 'cancelled' && use !== 'replaced' && whose === own) {
      kept.add(ruleId);
      return reward;
    }
    if (use === 'held') {
      freed.push(ruleId);
      byRule = { ...byRule, [ruleId]: changeHeld(byRule[ruleId], ruleVersion, date, -1) };
    }
    return replaced(reward, whose, own);
  });
  return { rewards, byRule, freed, kept };
}

/**
 * What should stand of a payment that nothing is paid of, had it been its new partner's, or under other versions, from the
 * beginning. What it was given gives way; then it is judged by all that is promised, and what comes out the same stands at its old
 * place as if nothing had been. A rule whose reward was cancelled gives nothing else.
 */
export function judgeAnew(before: Payment, judging: JudgingAnew): JudgedAnew {
  const { partnerId, ratedAnew, terms } = judging;
  const { rewards, byRule: given, freed, kept } = giveWay(before, judging);
  const { passedOver: _, partnerId: was, ...rest } = before;
  const cleared: Payment = {
    ...rest,
    rewards,
    ...(partnerId !== undefined && { partnerId }),
    ...(ratedAnew && { ratedAnew }),
  };
  const wanted = (ruleId: string) => !kept.has(ruleId);
  const free = (byRule: UsesByRule, taken: readonly Reward[]) =>
    freed.filter(
      (ruleId) =>
        isWanted(byRule, ruleId) && !taken.some((one) => one.use === 'held' && one.ruleId === ruleId),
    );
  if (isDeadPayment(before)) {
    const passedOver = wouldReward(cleared, judging).filter(wanted);
    const payment = { ...cleared, ...(passedOver.length > 0 && { passedOver }) };
    return { payment, byRule: given, freed: free(given, []) };
  }
  const ruleIds = promisedBy(terms)
    .map(({ ruleId }) => ruleId)
    .filter(wanted);
  const judged = judge(cleared, ruleIds, { ...judging, byRule: given });
  return {
    payment: standing(cleared, judged),
    byRule: judged.byRule,
    freed: free(judged.byRule, judged.rewards),
  };
}
