import type { TransactionAnswer } from '../shared/api/transaction-operations.ts';
import type { Step } from '../shared/domain/lines/activity.ts';
import { sentenceOf } from '../shared/domain/lines/codes.ts';

type StepAnswer = NonNullable<TransactionAnswer['steps']>[number];

/** What one step of a decision did, as the API answers it. */
export const presentStep = ({ action, code, refs = {} }: Step): StepAnswer => ({
  action,
  code,
  message: sentenceOf(code),
  refs: Object.fromEntries(
    Object.entries(refs).map(([name, value]) => [name, typeof value === 'string' ? value : [...value]]),
  ),
});
