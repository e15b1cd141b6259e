import * as z from 'zod';
import { recordFields } from './answer-fields.ts';
import { crudOperations } from './crud-operations.ts';
import { listQuery } from './list-query.ts';
import { nameField } from './request-fields.ts';
import { rewardRuleAnswer, rewardRuleField } from './reward-rule-fields.ts';

const programAnswer = z
  .strictObject({ ...recordFields, name: z.string(), rewardRules: z.array(rewardRuleAnswer) })
  .meta({ id: 'Program' });
export type ProgramAnswer = z.infer<typeof programAnswer>;

const rewardRules = z.array(rewardRuleField).max(50);
const newProgram = z.strictObject({ name: nameField, rewardRules: rewardRules.default([]) });
const programPatch = z.strictObject({
  name: nameField.optional(),
  rewardRules: rewardRules.optional().meta({
    description:
      'The whole new list: a rule with a known id is kept or changed, one without is new from now on, one that is left ' +
      'out ends now. What was promised before stays.',
  }),
});
const programQuery = listQuery({});
export type NewProgram = z.infer<typeof newProgram>;
export type ProgramPatch = z.infer<typeof programPatch>;
export type ProgramQuery = z.infer<typeof programQuery>;

export const programOperations = crudOperations({
  kind: 'program',
  answer: programAnswer,
  create: newProgram,
  patch: programPatch,
  query: programQuery,
  conflicts: { patch: ['too_much_history'] },
});
