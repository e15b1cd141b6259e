import type { Change } from '../change.ts';
import { noUses, type RuleUses, type UsesByRule } from './rule-use.ts';

/** The change that keeps what a customer has of the limited rules; none where that is what it was. */
export function putRuleUses(
  customerId: string | undefined,
  before: RuleUses | undefined,
  byRule: UsesByRule,
): Change[] {
  if (customerId === undefined || byRule === (before?.byRule ?? noUses)) return [];
  const uses = { ...before, version: (before?.version ?? 0) + 1, byRule };
  return [{ kind: 'put_rule_uses', customerId, uses }];
}
