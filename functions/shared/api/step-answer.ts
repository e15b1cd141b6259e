import * as z from 'zod';
import { actions } from '../domain/lines/activity.ts';
import { codes } from '../domain/lines/codes.ts';
import { openEnum } from './answer-fields.ts';

/** What one step of a decision did. */
export const stepAnswer = {
  action: openEnum(actions),
  code: openEnum(codes),
  message: z.string().meta({ description: 'A sentence for people; it may be reworded.' }),
  refs: z
    .record(z.string(), z.union([z.string(), z.array(z.string())]))
    .meta({ description: 'The ids of what was touched or looked at.' }),
};
