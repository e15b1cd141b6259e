import * as z from 'zod';
import type { Program, RewardRule, RuleVersion } from '../domain/program.ts';
import type { RuleUses } from '../domain/rule-use.ts';
import { integer, money, text } from './item-fields.ts';

const count = z.int().positive();
const ruleVersion: z.ZodType<RuleVersion> = z.object({
  name: text,
  reward: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('percentage'), basisPoints: integer }),
    z.object({ kind: z.literal('flat'), amount: money }),
  ]),
  lasts: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('forever') }),
    z.object({ kind: z.literal('payments'), count }),
    z.object({ kind: z.literal('months'), count }),
  ]),
  minimum: money.nullable(),
  holdDays: integer,
  version: integer,
  from: integer.exactOptional(),
  until: integer.exactOptional(),
});
const rule: z.ZodType<RewardRule> = z.object({ ruleId: text, versions: z.array(ruleVersion) });
export const ruleUsesSchema: z.ZodType<RuleUses> = z.object({
  version: integer,
  byRule: z.record(text, z.object({ firstAt: integer, given: z.record(text, integer) })),
});
export const programSchema: z.ZodType<Program> = z.object({
  programId: text,
  version: integer,
  name: text,
  rules: z.array(rule),
  createdAt: integer,
});
