import type { RuleUses } from '../domain/rewards/rule-use.ts';
import type { SupposedUses } from '../pipeline/judge-anew.ts';

/** What of it a job keeps from one step to the next: its item takes 400 KB. */
const maxLength = 120_000;

/** The newest of them, as many as a job may keep. */
export function keptUses(supposed: SupposedUses): Readonly<Record<string, RuleUses>> {
  let length = 0;
  const kept = [...supposed].reverse().filter((one) => (length += JSON.stringify(one).length) <= maxLength);
  return Object.fromEntries(kept.reverse());
}
