import fc from 'fast-check';
import type { RuleTerms } from '../../functions/shared/domain/rewards/program.ts';
import { currency } from './amounts.ts';

const money = fc.record({ amount: fc.integer({ min: 1, max: 12 }), currency });
const kind = <K extends string>(named: K) => fc.constant(named);

/** What a rule promises, close enough to what is paid here to be met sometimes. */
export const ruleTerms: fc.Arbitrary<RuleTerms> = fc.record({
  name: fc.constantFrom('A rule', 'Another name'),
  reward: fc.oneof(
    {
      weight: 2,
      arbitrary: fc.record({
        kind: kind('percentage'),
        basisPoints: fc.constantFrom(500, 1_000, 2_500, 5_000, 10_000),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ kind: kind('percentage'), basisPoints: fc.integer({ min: 1, max: 10_000 }) }),
    },
    { weight: 1, arbitrary: fc.record({ kind: kind('flat'), amount: money }) },
  ),
  lasts: fc.oneof(
    { weight: 1, arbitrary: fc.record({ kind: kind('forever') }) },
    { weight: 2, arbitrary: fc.record({ kind: kind('payments'), count: fc.integer({ min: 1, max: 2 }) }) },
    { weight: 2, arbitrary: fc.record({ kind: kind('months'), count: fc.integer({ min: 1, max: 2 }) }) },
  ),
  minimum: fc.oneof({ weight: 2, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: money }),
  holdDays: fc.constantFrom(0, 0, 30),
});
