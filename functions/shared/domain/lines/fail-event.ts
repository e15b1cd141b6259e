import type { Change } from '../change.ts';
import type { ChargebeeEvent, StateEvent } from '../event.ts';
import type { WhyFailed } from '../payment/fail-payment.ts';
import type { Ulids } from '../ids.ts';
import { lineOf } from './line-of.ts';

/**
 * Keeps an event that was not decided with its line: seen by the admin, and not lost. What is decided of it later takes the
 * place of that line.
 * @param now epoch milliseconds
 */
export const failEvent = (
  event: ChargebeeEvent | StateEvent,
  code: WhyFailed,
  { now, ulids }: { readonly now: number; readonly ulids: Ulids },
): readonly Change[] => [
  {
    kind: 'put_line',
    line: lineOf(event, now, 'failed', [{ action: 'receive', code }]),
    ulid: ulids(),
    kept: JSON.stringify(event),
  },
];
