import { formatMoney } from '../shared/domain/format-money.ts';
import type { Step } from '../shared/domain/lines/activity.ts';
import { sentenceOf } from '../shared/domain/lines/codes.ts';
import type { GivenReward } from '../shared/domain/payment/transaction.ts';
import { versionInForce, type RuleVersion } from '../shared/domain/rewards/program.ts';
import type { FoundLine } from '../shared/store/items/found-line.ts';
import type { Named } from '../shared/store/reads/named-by-lines.ts';
import { quoted, stepDetail, type About } from './step-detail.ts';

function rewardText({ ruleId, ruleVersion, amount, status }: GivenReward, { found }: Named): string {
  const rule = found.rules.get(ruleId ?? '')?.versions.find(({ version }) => version === ruleVersion);
  const sum = formatMoney({ ...amount, amount: Math.abs(amount.amount) });
  const by = rule === undefined ? sum : `${sum} by ${quoted(rule.name)}`;
  return status === 'cancelled' ? `${by} (cancelled since)` : by;
}

function rewardsIn(ids: readonly string[], named: Named): About['rewards'] {
  const rewards = new Map<string, string[]>();
  for (const id of ids) {
    const reward = named.rewards.get(id);
    if (reward === undefined) continue;
    const partner = named.partners.get(reward.partnerId)?.name ?? 'A partner that is not there any more';
    rewards.set(partner, [...(rewards.get(partner) ?? []), rewardText(reward, named)]);
  }
  return rewards;
}

function ruleOf(
  ruleId: string | undefined,
  { payment }: Pick<FoundLine, 'payment'>,
  named: Named,
): RuleVersion | undefined {
  const rule = named.found.rules.get(ruleId ?? '');
  const date = payment?.date;
  const inForce = rule && date !== undefined ? versionInForce(rule, date) : undefined;
  return inForce ?? rule?.versions.at(-1);
}

/** The sentence of a step with the names and amounts that it is about; undefined where there is no more to tell. */
export function detailedSentence(
  { code, refs = {} }: Step,
  found: Pick<FoundLine, 'line' | 'payment'>,
  named: Named,
): string | undefined {
  const ref = (name: string): string | undefined => [refs[name] ?? []].flat()[0];
  const nameOf = (id: string): string | undefined => named.partners.get(id)?.name;
  const ruleId = ref('ruleId');
  const rule = ruleOf(ruleId, found, named);
  const sentence = stepDetail(code, {
    amount: found.line.amount,
    ref,
    partner: nameOf(ref('partnerId') ?? ''),
    partners: [refs['partnerIds'] ?? []].flat().flatMap((id) => nameOf(id) ?? []),
    rule,
    rewards: rewardsIn([refs['rewardIds'] ?? []].flat(), named),
  });
  const isGone = ruleId !== undefined && rule === undefined && named.found.isAll;
  return sentence ?? (isGone ? `${sentenceOf(code)} Its program was deleted.` : undefined);
}
