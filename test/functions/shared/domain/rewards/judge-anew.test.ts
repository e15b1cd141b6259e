import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { entriesBetween } from '../../../../../functions/shared/domain/money-back/append-entries.ts';
import type { LedgerEntry } from '../../../../../functions/shared/domain/money-back/ledger-entry.ts';
import { isDeadPayment } from '../../../../../functions/shared/domain/money-back/ledger.ts';
import type { Payment } from '../../../../../functions/shared/domain/payment/payment.ts';
import { rewardsOf, rewardsOfEntry } from '../../../../../functions/shared/domain/payment/transaction.ts';
import { judgeAnew, type JudgingAnew } from '../../../../../functions/shared/domain/rewards/judge-anew.ts';
import { judge, rulesToJudge, standing } from '../../../../../functions/shared/domain/rewards/judge.ts';
import type { PartnerTerms } from '../../../../../functions/shared/domain/rewards/partner.ts';
import type { RewardRule } from '../../../../../functions/shared/domain/rewards/program.ts';
import { noUses, type UsesByRule } from '../../../../../functions/shared/domain/rewards/rule-use.ts';
import { standingRewards } from '../../../../../functions/shared/domain/rewards/standing-rewards.ts';
import { activeWith, aRule, countingUlids, day, paidOn } from '../../../../support/payment-case.ts';
import { eur, recorded } from '../../../../support/recorded-payment.ts';

const once = { kind: 'payments', count: 1 } as const;
const changedOn = paidOn + 2 * day;

/** Ten percent at first, twenty percent since two days after the payment. */
const raised = (n = 1): RewardRule => {
  const { ruleId, versions } = aRule({}, n);
  const [first] = versions;
  if (first === undefined) throw new Error('A rule has a version.');
  const reward = { kind: 'percentage', basisPoints: 2_000 } as const;
  return {
    ruleId,
    versions: [
      { ...first, until: changedOn },
      { ...first, version: 2, from: changedOn, reward },
    ],
  };
};

const terms = (programId: string, ...rules: readonly RewardRule[]): PartnerTerms => ({
  ...activeWith(...rules),
  programId,
});

const own = terms('prg_own', raised(), aRule({ lasts: once }, 2));
const other = terms(
  'prg_other',
  aRule({ reward: { kind: 'flat', amount: eur(700) } }, 3),
  aRule({ lasts: once }, 4),
);
const byPartner: Readonly<Record<string, PartnerTerms>> = { prt_own: own, prt_other: other, prt_same: own };

/** A payment with all that was recorded of it, and what its customer has of limited rules. */
class Ledger {
  readonly ulids = countingUlids(2_000);
  readonly entries: LedgerEntry[] = [];

  payment: Payment = recorded();
  byRule: UsesByRule = noUses;

  constructor() {
    const { payment, byRule } = this;
    const { byRule: after, ...judged } = judge(
      payment,
      own.rules.map(({ ruleId }) => ruleId),
      {
        terms: own,
        byRule,
        ulid: payment.ulid,
      },
    );
    this.payment = standing(payment, judged);
    this.byRule = after;
  }

  private append(after: Payment, ulid: string): void {
    const { chargebeeTransactionId, date: occurredAt } = after;
    const head = { kind: 'judgement', chargebeeTransactionId, occurredAt, ulid } as const;
    this.entries.push(...entriesBetween(this.payment, after, head, this.ulids));
    this.payment = after;
  }

  anew(more: Partial<JudgingAnew> = {}): { freed: readonly string[] } {
    const partnerId = 'partnerId' in more ? more.partnerId : this.payment.partnerId;
    const ulid = this.ulids();
    const { payment, byRule, freed } = judgeAnew(this.payment, {
      terms: byPartner[partnerId ?? ''],
      byRule: this.byRule,
      ulid,
      ...more,
      partnerId,
    });
    this.append(payment, ulid);
    this.byRule = byRule;
    return { freed };
  }

  /** It dies or lives again, as an event that tells so has it. */
  facts(facts: Partial<Payment>): void {
    const after = { ...this.payment, ...facts };
    const ulid = this.ulids();
    const changes = isDeadPayment(this.payment) !== isDeadPayment(after);
    const judging = { terms: byPartner[after.partnerId ?? ''], byRule: this.byRule, ulid };
    const judged = changes
      ? judge(after, isDeadPayment(after) ? [] : rulesToJudge(after), judging)
      : undefined;
    this.append(judged ? standing(after, judged) : after, ulid);
    this.byRule = judged?.byRule ?? this.byRule;
  }

  /** What each partner has by each rule and version, as its list of rewards shows it. */
  get listed(): Readonly<Record<string, number>> {
    const all = [
      ...rewardsOf(this.payment),
      ...this.entries.flatMap((entry) => rewardsOfEntry(this.payment, entry)),
    ];
    return sums(all.filter(({ status }) => status !== 'cancelled'));
  }

  get stands(): Readonly<Record<string, number>> {
    return sums(standingRewards(this.payment));
  }
}

interface Sum {
  partnerId: string;
  ruleId?: string;
  ruleVersion?: number;
  amount: { amount: number };
}
function sums(all: readonly Sum[]): Readonly<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const { partnerId, ruleId, ruleVersion, amount } of all) {
    const key = `${partnerId} ${ruleId ?? ''} v${ruleVersion ?? ''}`;
    found[key] = (found[key] ?? 0) + amount.amount;
  }
  return Object.fromEntries(Object.entries(found).filter(([, sum]) => sum !== 0));
}

describe('a payment that is judged anew', () => {
  test('changes nothing where the same comes out', () => {
    const ledger = new Ledger();
    const before = ledger.payment;
    ledger.anew();
    expect(ledger.payment).toEqual(before);
    expect(ledger.entries).toEqual([]);
  });

  test('takes from the old partner and gives to the new one, each in an entry of its own', () => {
    const ledger = new Ledger();
    ledger.anew({ partnerId: 'prt_other' });
    expect(ledger.payment.partnerId).toBe('prt_other');
    expect(
      ledger.entries.map(({ partnerId, rewards }) => [partnerId, rewards.map(({ amount }) => amount)]),
    ).toEqual([
      ['prt_other', [700, 490]],
      ['prt_own', [-490, -490]],
    ]);
    expect(ledger.stands).toEqual({ 'prt_other rul_3 v1': 700, 'prt_other rul_4 v1': 490 });
  });

  test('gives its uses back, takes those of the new partner, and takes them up again where it comes back', () => {
    const ledger = new Ledger();
    const before = ledger.payment.rewards;
    const { freed } = ledger.anew({ partnerId: 'prt_other' });
    expect(freed).toEqual([]);
    expect(Object.entries(ledger.byRule).map(([id, { held }]) => [id, Object.keys(held).length])).toEqual([
      ['rul_2', 0],
      ['rul_4', 1],
    ]);
    ledger.anew({ partnerId: 'prt_own' });
    expect(ledger.payment.rewards.slice(0, 2)).toEqual(before);
    expect(ledger.stands).toEqual({ 'prt_own rul_1 v1': 490, 'prt_own rul_2 v1': 490 });
    expect(ledger.listed).toEqual(ledger.stands);
  });

  test('is nobody’s, and then somebody’s again', () => {
    const ledger = new Ledger();
    ledger.anew({ partnerId: undefined });
    expect(ledger.payment.partnerId).toBeUndefined();
    expect(ledger.stands).toEqual({});
    expect(ledger.listed).toEqual({});
    ledger.anew({ partnerId: 'prt_other' });
    expect(ledger.listed).toEqual({ 'prt_other rul_3 v1': 700, 'prt_other rul_4 v1': 490 });
  });

  test('says that a use is free where another payment was passed over', () => {
    const ledger = new Ledger();
    const use = ledger.byRule['rul_2'];
    if (use === undefined) throw new Error('It holds a use.');
    ledger.byRule = { rul_2: { ...use, passedOver: [{ id: 'txn_cb_2', date: paidOn }] } };
    expect(ledger.anew({ partnerId: 'prt_other' })).toEqual({ freed: ['rul_2'] });
  });

  test('keeps to the versions that it was rated anew by, for every later judgement', () => {
    const ledger = new Ledger();
    ledger.anew({ ratedAnew: { programId: 'prg_own', at: changedOn } });
    expect(ledger.stands).toEqual({ 'prt_own rul_1 v2': 980, 'prt_own rul_2 v1': 490 });
    ledger.facts({ status: 'voided' });
    expect(ledger.listed).toEqual({});
    ledger.facts({ status: 'success' });
    expect(ledger.stands).toEqual({ 'prt_own rul_1 v2': 980, 'prt_own rul_2 v1': 490 });
    // A partner of the same program promises the same; one of another program is judged by the payment's date.
    ledger.anew({ partnerId: 'prt_same' });
    expect(ledger.stands).toEqual({ 'prt_same rul_1 v2': 980, 'prt_same rul_2 v1': 490 });
    expect(ledger.listed).toEqual(ledger.stands);
  });

  test('leaves a cancelled reward as it is where it is rated anew, and its rule gives nothing else', () => {
    const ledger = new Ledger();
    const [first, ...rest] = ledger.payment.rewards;
    if (first === undefined) throw new Error('It earned something.');
    ledger.payment = { ...ledger.payment, rewards: [{ ...first, status: 'cancelled' }, ...rest] };
    ledger.anew({ ratedAnew: { programId: 'prg_own', at: changedOn } });
    expect(ledger.payment.rewards[0]).toEqual({ ...first, status: 'cancelled' });
    expect(ledger.stands).toEqual({ 'prt_own rul_2 v1': 490 });
  });

  test('moves though it is dead, and earns by its new partner’s rules once it lives again', () => {
    const ledger = new Ledger();
    ledger.facts({ status: 'late_failure' });
    ledger.anew({ partnerId: 'prt_other' });
    expect(ledger.stands).toEqual({});
    expect(ledger.payment.passedOver).toEqual(['rul_3', 'rul_4']);
    ledger.facts({ status: 'success' });
    expect(ledger.stands).toEqual({ 'prt_other rul_3 v1': 700, 'prt_other rul_4 v1': 490 });
    expect(ledger.listed).toEqual(ledger.stands);
  });
});

const partners = [undefined, 'prt_own', 'prt_other', 'prt_same'];
const command = fc.oneof(
  fc.constantFrom(...partners).map((partnerId) => (ledger: Ledger) => ledger.anew({ partnerId })),
  fc
    .constantFrom(paidOn, changedOn)
    .map((at) => (ledger: Ledger) => ledger.anew({ ratedAnew: { programId: 'prg_own', at } })),
  fc.constantFrom('success', 'voided').map((status) => (ledger: Ledger) => {
    ledger.facts({ status });
  }),
  fc.integer({ min: 1, max: 4_900 }).map((amount) => (ledger: Ledger) => {
    const refund = { id: 'r', status: 'success', resourceVersion: 1, amount: eur(amount) };
    ledger.facts({ refunds: [refund] });
  }),
);

test('what stands is what judge says of the facts, and what the lists of the partners add up to', () => {
  fc.assert(
    fc.property(fc.array(command, { maxLength: 12 }), (commands) => {
      const ledger = new Ledger();
      for (const run of commands) {
        run(ledger);
        expect(ledger.listed).toEqual(ledger.stands);
        const { passedOver, rewards: _, ...facts } = ledger.payment;
        const at = byPartner[facts.partnerId ?? ''];
        const ruleIds = (at?.rules ?? []).map(({ ruleId }) => ruleId);
        const { byRule, ...fresh } = judge({ ...facts, rewards: [] }, ruleIds, {
          terms: at,
          byRule: noUses,
          ulid: facts.ulid,
        });
        expect(ledger.stands).toEqual(sums(standingRewards(standing({ ...facts, rewards: [] }, fresh))));
        const holds = Object.values(ledger.byRule).flatMap(({ held }) =>
          Object.values(held).flatMap((days) => Object.values(days)),
        );
        expect(holds).toEqual(
          Object.values(byRule).flatMap(({ held }) =>
            Object.values(held).flatMap((days) => Object.values(days)),
          ),
        );
      }
    }),
    { numRuns: 300 },
  );
});
