import * as z from 'zod';
import type { ApiAnswer } from '../../support/api.ts';

const rewardRules = z.object({ rewardRules: z.array(z.object({ id: z.string() })) });

/** The ids of a program's rules in force, from an answer of the API. */
export const ruleIdsIn = ({ body }: ApiAnswer): string[] =>
  rewardRules.parse(body).rewardRules.map(({ id }) => id);
