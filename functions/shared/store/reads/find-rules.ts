import type { Program, RewardRule } from '../../domain/rewards/program.ts';
import type { Account } from '../account.ts';
import { programSchema } from '../items/program-schemas.ts';
import { keysOf, type Key } from '../keys.ts';
import type { Table } from '../table.ts';
import { newestEntries } from './newest-entries.ts';
import { readRecords } from './read-records.ts';

export interface FoundRules {
  readonly rules: ReadonlyMap<string, RewardRule>;
  /** Whether all programs were looked through: a rule that is not among them is gone with its program. */
  readonly isAll: boolean;
}

/** Programs that are looked through for the rule of a partner that has another program by now. */
const maxPrograms = 100;

const rulesIn = (programs: readonly Program[]): [string, RewardRule][] =>
  programs.flatMap(({ rules }) => rules.map((rule): [string, RewardRule] => [rule.ruleId, rule]));

/**
 * Rules by their ids, with every wording that they had. Nothing says which program a rule is of.
 * @param programIds where they are looked for first; in the newest programs of the account where one is missing there
 */
export async function findRules(
  table: Table,
  account: Account,
  wanted: readonly string[],
  programIds: readonly string[],
): Promise<FoundRules> {
  const keys = keysOf(account);
  const read = (programs: readonly Key[]) => readRecords(table, programs, programSchema);
  const rules = new Map(rulesIn(await read(programIds.map((id) => keys.record('program', id)))));
  if (wanted.every((id) => rules.has(id))) return { rules, isAll: false };
  const listed = await Promise.all(
    keys.lists('program').map((key) => newestEntries(table, 'list', key, maxPrograms + 1, undefined)),
  );
  const others = listed.flat();
  for (const [id, rule] of rulesIn(await read(others.slice(0, maxPrograms)))) rules.set(id, rule);
  return { rules, isAll: others.length <= maxPrograms };
}
