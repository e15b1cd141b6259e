import { describe, expect, test } from '@jest/globals';
import { giveRewards } from '../../../../../functions/shared/domain/rewards/give-rewards.ts';
import { ruleAmount } from '../../../../../functions/shared/domain/rewards/judge-rule.ts';
import { noUses } from '../../../../../functions/shared/domain/rewards/rule-use.ts';
import type { RuleTerms } from '../../../../../functions/shared/domain/rewards/program.ts';
import { activeWith, aRule, day, paidOn, ulid } from '../../../../support/payment-case.ts';

const eur = (amount: number) => ({ amount, currency: 'EUR' });
const transaction = { ulid: ulid(1), chargebeeTransactionId: 'txn_cb_1', amount: eur(4_900), date: paidOn };

const terms = (changed: Partial<RuleTerms>): RuleTerms => ({
  name: 'rule',
  reward: { kind: 'percentage', basisPoints: 1_000 },
  lasts: { kind: 'forever' },
  minimum: null,
  holdDays: 0,
  ...changed,
});
const percent = (basisPoints: number): RuleTerms => terms({ reward: { kind: 'percentage', basisPoints } });

describe('what a rule pays', () => {
  test.each([
    ['2.9 % of 500 is 14.5, half a cent up', percent(290), eur(500), eur(15)],
    ['just below half a cent goes down', percent(289), eur(500), eur(14)],
    ['100 % is all of it', percent(10_000), eur(4_900), eur(4_900)],
    ['whole yen', percent(1_000), { amount: 15, currency: 'JPY' }, { amount: 2, currency: 'JPY' }],
    [
      'dinars in hundredths',
      percent(500),
      { amount: 1_230, currency: 'KWD' },
      { amount: 62, currency: 'KWD' },
    ],
    [
      'the largest amount, exactly',
      percent(3_333),
      eur(Number.MAX_SAFE_INTEGER),
      eur(Number((BigInt(Number.MAX_SAFE_INTEGER) * 3_333n + 5_000n) / 10_000n)),
    ],
    [
      'a flat amount in its own currency',
      terms({ reward: { kind: 'flat', amount: { amount: 700, currency: 'USD' } } }),
      eur(1),
      { amount: 700, currency: 'USD' },
    ],
    ['nothing where it rounds to zero', percent(1), eur(10), 'reward_zero'],
    ['the minimum itself is enough', terms({ minimum: eur(4_900) }), eur(4_900), eur(490)],
    ['below the minimum nothing', terms({ minimum: eur(4_901) }), eur(4_900), 'below_minimum'],
    [
      'a minimum in another currency nothing',
      terms({ minimum: { amount: 1, currency: 'USD' } }),
      eur(4_900),
      'other_currency',
    ],
  ])('%s', (_, rule, paid, expected) => {
    expect(ruleAmount(rule, paid)).toEqual(expected);
  });
});

describe('rewards of a transaction', () => {
  test('each rule gives at most one, held back from the date of the payment', () => {
    const rules = [aRule({ holdDays: 30 }, 1), aRule({ reward: { kind: 'flat', amount: eur(100) } }, 2)];
    const { rewards, steps } = giveRewards(transaction, 'prt_1', activeWith(...rules), noUses);
    expect(rewards).toEqual([
      {
        ruleId: 'rul_1',
        ruleVersion: 1,
        amount: eur(490),
        status: 'pending',
        payableAt: paidOn + 30 * day,
        basisPoints: 1000,
      },
      { ruleId: 'rul_2', ruleVersion: 1, amount: eur(100), status: 'pending', payableAt: paidOn },
    ]);
    expect(steps).toEqual([
      {
        action: 'give_reward',
        code: 'reward_created',
        refs: { rewardIds: [`rwd_${ulid(1)}-0`, `rwd_${ulid(1)}-1`] },
      },
    ]);
  });

  test('a rule that pays nothing says why beside one that pays', () => {
    const { rewards, steps } = giveRewards(
      transaction,
      'prt_1',
      activeWith(aRule({ minimum: eur(5_000) }, 1), aRule({}, 2)),
      noUses,
    );
    expect(rewards.map(({ ruleId }) => ruleId)).toEqual(['rul_2']);
    expect(steps.map(({ code }) => code)).toEqual(['reward_created', 'below_minimum']);
  });

  test('a payment is judged by the wording in force at its date', () => {
    const [old] = aRule().versions;
    if (old === undefined) throw new Error('A rule has a version.');
    const reward = { kind: 'percentage', basisPoints: 2_000 } as const;
    const changed = {
      ruleId: 'rul_1',
      versions: [
        { ...old, until: paidOn },
        { ...old, version: 2, from: paidOn, reward },
      ],
    };
    const at = (date: number) =>
      giveRewards({ ...transaction, date }, 'prt_1', activeWith(changed), noUses).rewards[0];
    expect(at(paidOn - 1)).toMatchObject({ ruleVersion: 1, amount: eur(490) });
    expect(at(paidOn)).toMatchObject({ ruleVersion: 2, amount: eur(980) });
  });

  test.each([
    ['no source partner', undefined, undefined, 'no_source_partner'],
    ['a partner that is gone', 'prt_1', undefined, 'partner_unknown'],
    [
      'a partner that is not active',
      'prt_1',
      { programId: 'prg_1', status: 'prospect', rules: [aRule()] } as const,
      'partner_not_active',
    ],
    ['a program without rules', 'prt_1', activeWith(), 'no_reward_rules'],
    [
      'rules that came later',
      'prt_1',
      activeWith({ ruleId: 'r', versions: aRule().versions.map((v) => ({ ...v, from: paidOn + 1_000 })) }),
      'no_rule_in_force',
    ],
  ])('%s earns nothing and says so', (_, partnerId, partner, code) => {
    const { rewards, steps } = giveRewards(transaction, partnerId, partner, noUses);
    expect(rewards).toEqual([]);
    expect(steps.map((step) => step.code)).toEqual([code]);
  });
});
