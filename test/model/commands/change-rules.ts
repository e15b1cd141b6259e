import { expect } from '@jest/globals';
import fc from 'fast-check';
import type { RuleInModel, WordingInModel } from '../model/model.ts';
import { ruleTerms } from '../rule-terms.ts';
import { ruleIdsIn } from '../system/rule-ids-in.ts';
import { command } from './command.ts';

const drawn = fc.record({
  program: fc.constantFrom(0, 0, 0, 1),
  rule: fc.nat(9),
  how: fc.constantFrom('change', 'change', 'leave out', 'add'),
  terms: ruleTerms,
});

/** The wording in force now, which ends only when the rule is changed or left out. */
const current = ({ wordings }: RuleInModel): WordingInModel | undefined =>
  wordings.find(({ until }) => until === Infinity);

/** A program's rules are saved with one of them changed, left out or added. */
export const changeRules = command('change rules', drawn, async (model, system, value) => {
  const rules = model.programs[value.program] ?? [];
  const { ids } = system;
  const inForce = rules.filter((rule) => current(rule) !== undefined);
  const touched = value.how === 'add' ? undefined : inForce[value.rule % inForce.length];
  const wanted = inForce.flatMap((rule) => {
    const id = ids.rules[rule.rule];
    if (rule !== touched) return [{ id, ...current(rule)?.terms }];
    return value.how === 'change' ? [{ id, ...value.terms }] : [];
  });
  const rewardRules = value.how === 'add' ? [...wanted, value.terms] : wanted;
  const answer = await system.patch(`/v1/programs/${ids.programs[value.program] ?? ''}`, { rewardRules });
  expect(answer).toMatchObject({ status: 200 });

  const made = ruleIdsIn(answer).filter((id) => !ids.rules.includes(id));
  const wording = { terms: value.terms, from: model.now, until: Infinity };
  if (value.how === 'add') {
    rules.push({ rule: ids.rules.length, wordings: [wording] });
    ids.rules.push(...made);
  }
  expect(made).toHaveLength(value.how === 'add' ? 1 : 0);
  const before = touched && current(touched);
  if (before === undefined) return;
  // What promises the same is no change. (As JSON: some of the drawn objects have no prototype.)
  if (value.how === 'change' && JSON.stringify(before.terms) === JSON.stringify(value.terms)) return;
  before.until = model.now;
  if (value.how === 'change') touched?.wordings.push(wording);
});
