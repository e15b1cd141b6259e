import type { Change } from '../change.ts';
import { withFact } from '../money-back/fact-of.ts';
import { followedLine, ownLine } from './decided-again.ts';
import type { Recording } from './create-transaction.ts';
import type { PaymentCase } from './payment-case.ts';
import { mayBecome } from './payment-moves.ts';
import type { Payment } from './payment.ts';

/**
 * What an admin asked for did not record the payment: it stays where it was, or begins to wait in the inbox. Its line says
 * what came of it.
 */
export function keepUnrecorded(
  { event, now, ulids, asked }: PaymentCase,
  before: Payment,
  { recorded, outcome: decided, steps }: Omit<Recording, 'changes'>,
  { ulid, ...more }: Pick<Payment, 'ulid' | 'dealsRemain'>,
): Change[] {
  const moved = before.state !== recorded.state && mayBecome(before.state, recorded.state, true);
  // One that waits in the inbox goes on waiting, whatever is off.
  const outcome = before.state === recorded.state || moved ? decided : 'unmatched';
  const payment: Payment = {
    ...withFact(before, event),
    ...more,
    ...(moved && { state: recorded.state, ulid, ...(recorded.dismissed && { dismissed: true }) }),
    version: before.version + 1,
    line: followedLine(before.line, { event, outcome, steps, now, asked }),
  };
  return [
    { kind: 'put_payment', payment },
    ...ownLine(before.line, { event, after: payment, outcome, now, asked }, ulids()),
  ];
}
