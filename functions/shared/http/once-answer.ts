import type { OnceResult } from '../store/writes/idempotency.ts';
import type { Answer } from './answer.ts';
import { busy, keyReused } from './problems.ts';

/**
 * What a write that is done once under the caller's key is answered with.
 * @param answer where it was written
 * @param refused why it was not, where a condition did not hold
 */
export function onceAnswer(
  result: OnceResult,
  answer: Answer,
  refused: (result: Extract<OnceResult, { kind: 'refused' }>) => Answer,
): Answer {
  switch (result.kind) {
    case 'committed':
      return answer;
    case 'replayed':
      return result.answer;
    case 'key_reused':
      return keyReused;
    case 'conflict':
      return busy;
    case 'refused':
      return refused(result);
  }
}
