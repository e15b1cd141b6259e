import * as z from 'zod/mini';
import type { Lasts, Program, RewardRule, RewardTerms, RuleVersion } from '../../domain/rewards/program.ts';
import type { PassedOver, RuleUse, RuleUses } from '../../domain/rewards/rule-use.ts';
import { shapeOf } from '../../shape-of.ts';
import { integer, money, text, yes } from './item-fields.ts';
import { itemOf } from './item-of.ts';

type OfKind<T, Kind> = Extract<T, { readonly kind: Kind }>;

const count = z.int().check(z.positive());
const ruleVersion = shapeOf<RuleVersion>()({
  name: text,
  reward: z.discriminatedUnion('kind', [
    shapeOf<OfKind<RewardTerms, 'percentage'>>()({ kind: z.literal('percentage'), basisPoints: integer }),
    shapeOf<OfKind<RewardTerms, 'flat'>>()({ kind: z.literal('flat'), amount: money }),
  ]),
  lasts: z.discriminatedUnion('kind', [
    shapeOf<OfKind<Lasts, 'forever'>>()({ kind: z.literal('forever') }),
    shapeOf<OfKind<Lasts, 'payments'>>()({ kind: z.literal('payments'), count }),
    shapeOf<OfKind<Lasts, 'months'>>()({ kind: z.literal('months'), count }),
  ]),
  minimum: z.nullable(money),
  holdDays: integer,
  version: integer,
  from: z.exactOptional(integer),
  until: z.exactOptional(integer),
});
const rule = shapeOf<RewardRule>()({ ruleId: text, versions: z.array(ruleVersion) });
export const ruleUsesSchema = itemOf<RuleUses>()({
  version: integer,
  byRule: z.record(
    text,
    shapeOf<RuleUse>()({
      held: z.record(text, z.record(text, integer)),
      passedOver: z.exactOptional(z.array(shapeOf<PassedOver>()({ id: text, date: integer }))),
      overflowed: z.exactOptional(yes),
    }),
  ),
});
export const programSchema = itemOf<Program>()({
  programId: text,
  version: integer,
  name: text,
  rules: z.array(rule),
  createdAt: integer,
});
