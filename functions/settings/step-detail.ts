import { formatMoney } from '../shared/domain/format-money.ts';
import type { ActivityLine } from '../shared/domain/lines/activity.ts';
import type { Code } from '../shared/domain/lines/codes.ts';
import type { Lasts, RuleVersion } from '../shared/domain/rewards/program.ts';

/** What a sentence is made of: the step, and what it names as it is now. */
export interface About {
  readonly amount: ActivityLine['amount'];
  /** The id under a name, where the step has one. */
  readonly ref: (name: string) => string | undefined;
  readonly partner: string | undefined;
  /** All that the step names. */
  readonly partners: readonly string[];
  /** The wording that judged the payment. */
  readonly rule: RuleVersion | undefined;
  /** The rewards that the step names, under what each partner is called. */
  readonly rewards: ReadonlyMap<string, readonly string[]>;
}

export const quoted = (name: string): string => `“${name}”`;
const plural = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;
const listOf = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;

const lastsText = (lasts: Lasts): string =>
  lasts.kind === 'forever' ? 'no end' : plural(lasts.count, lasts.kind === 'payments' ? 'payment' : 'month');

/** One sentence for each partner of these rewards. */
const ofRewards =
  (verb: string, end = '') =>
  ({ rewards }: About): string | undefined =>
    rewards.size === 0
      ? undefined
      : [...rewards].map(([partner, parts]) => `${partner} ${verb} ${listOf(parts)}${end}.`).join(' ');

const byRule =
  (say: (rule: RuleVersion, about: About) => string) =>
  (about: About): string | undefined =>
    about.rule && say(about.rule, about);
const byPartner =
  (say: (partner: string) => string) =>
  ({ partner }: About): string | undefined =>
    partner === undefined ? undefined : say(partner);
const byPayment =
  (say: (id: string) => string) =>
  ({ ref }: About): string | undefined => {
    const id = ref('chargebeeTransactionId');
    return id === undefined ? undefined : say(id);
  };

/** Codes that can tell more than their sentence, where what they name is there. */
const details: Readonly<Partial<Record<Code, (about: About) => string | undefined>>> = {
  payment_not_seen: byPayment(
    (id) =>
      `Its payment ${id} is not recorded yet: it has not arrived, or has failed. This waits for it, for as long as it takes.`,
  ),
  judged_again: byPayment(
    (id) =>
      `The payment ${id} never brought money and gave back its use of the reward rule, so this payment was judged again.`,
  ),
  several_partners: ({ partners }) =>
    partners.length < 2
      ? undefined
      : `The deals name different partners (${listOf(partners)}); the oldest deal decided the source partner.`,
  partner_not_active: byPartner((partner) => `${partner} is not active, so no reward was given.`),
  no_reward_rules: byPartner((partner) => `The program of ${partner} has no reward rules.`),
  no_rule_in_force: byPartner(
    (partner) => `No reward rule of ${partner} was in force on the date of the payment.`,
  ),
  rule_used_up: byRule(
    ({ name, lasts }) =>
      `The customer has had all that the reward rule ${quoted(name)} promises: ${lastsText(lasts)}.`,
  ),
  use_given_back: byRule(
    ({ name }) =>
      `A payment that brought no money uses nothing up: the reward rule ${quoted(name)} has its use back, for another payment.`,
  ),
  below_minimum: byRule(({ name, minimum }, { amount }) =>
    minimum === null || amount === undefined
      ? `The payment is below the minimum of the reward rule ${quoted(name)}.`
      : `${formatMoney(amount)} is below ${formatMoney(minimum)}, the minimum of the reward rule ${quoted(name)}.`,
  ),
  other_currency: byRule(({ name, minimum }, { amount }) =>
    minimum === null || amount === undefined
      ? `The minimum of the reward rule ${quoted(name)} is in another currency than the payment.`
      : `The minimum of the reward rule ${quoted(name)} is in ${minimum.currency}, and the payment in ${amount.currency}.`,
  ),
  reward_zero: byRule(({ name }) => `The reward by the rule ${quoted(name)} would be zero.`),
  reward_created: ofRewards('earned'),
  reward_reversed: ofRewards('gives back'),
  reward_restored: ofRewards('gets', ' again'),
};

/** The sentence of a step with what it is about; undefined where there is no more to tell than its code does. */
export const stepDetail = (code: string, about: About): string | undefined =>
  (details as Readonly<Record<string, ((about: About) => string | undefined) | undefined>>)[code]?.(about);
