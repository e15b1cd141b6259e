import type {
  NewProgram,
  ProgramAnswer,
  ProgramPatch,
  ProgramQuery,
} from '../../shared/api/program-operations.ts';
import { changeRules, type WantedRule } from '../../shared/domain/rewards/change-rules.ts';
import { currentVersion, type Program, type RewardRule } from '../../shared/domain/rewards/program.ts';
import { problem, type Answer } from '../../shared/http/answer.ts';
import { isAnswer } from '../../shared/http/parse-part.ts';
import { invalidBody } from '../../shared/http/problems.ts';
import { programLookup } from '../../shared/store/lists/program-lookup.ts';
import { programRecords } from '../../shared/store/records/program-records.ts';
import type { Moment, Resource } from '../resource.ts';
import { presentRule } from './present-rule.ts';
import { time } from '../../shared/http/time.ts';

const reasons = {
  unknown: 'The program has no rule with this id in force.',
  twice: 'This rule is in the list twice.',
} as const;

/** All versions of all rules are one item of the table, which takes 400 KB. */
const longestHistory = 100_000;
const tooMuchHistory = problem(
  409,
  'too_much_history',
  'The rules of this program were changed too often to keep every version: begin a new program.',
);

function changedRules(
  before: readonly RewardRule[] | undefined,
  wanted: readonly WantedRule[],
  { now, ulids }: Moment,
): { readonly rules: readonly RewardRule[] } | Answer {
  const changed = changeRules(before, wanted, now, ulids);
  if (changed.kind === 'refused') {
    return invalidBody(`rewardRules.${changed.index}.id`, reasons[changed.reason]);
  }
  return JSON.stringify(changed.rules).length > longestHistory ? tooMuchHistory : { rules: changed.rules };
}

const rulesInForce = (rules: readonly RewardRule[]): ProgramAnswer['rewardRules'] =>
  rules.flatMap((rule) => {
    const current = currentVersion(rule);
    return current === undefined ? [] : [presentRule(rule.ruleId, current)];
  });

/** Programs. The rules in force are shown; every version that ever was is kept, since payments are judged by their date. */
export const programResource: Resource<Program, NewProgram, ProgramPatch, ProgramQuery> = {
  type: programRecords,
  create: ({ name, rewardRules }, programId, moment) => {
    const changed = changedRules(undefined, rewardRules, moment);
    if (isAnswer(changed)) return changed;
    return { programId, version: 1, name, rules: changed.rules, createdAt: moment.now };
  },
  change: (before, { name = before.name, rewardRules }, moment) => {
    if (rewardRules === undefined) return { ...before, name };
    const changed = changedRules(before.rules, rewardRules, moment);
    return isAnswer(changed) ? changed : { ...before, name, rules: changed.rules };
  },
  guards: () => [],
  present: ({ programId, name, rules, createdAt, version }): ProgramAnswer => ({
    id: programId,
    name,
    rewardRules: rulesInForce(rules),
    createdAt: time(createdAt),
    version,
  }),
  lookup: programLookup,
};
