import type { Change } from '../change.ts';
import { askedStep, type Asked } from './asked.ts';
import type { PaymentEvent } from '../event.ts';
import { idOf } from '../ids.ts';
import type { ActivityLine, Outcome, Step } from '../lines/activity.ts';
import type { Code } from '../lines/codes.ts';
import { lineOf } from '../lines/line-of.ts';
import type { Payment } from './payment.ts';

interface DecidedAgain {
  readonly event: PaymentEvent;
  /** What it came to. */
  readonly after: Pick<Payment, 'state' | 'ulid'>;
  readonly outcome: Outcome;
  readonly steps: readonly Step[];
  /** Epoch milliseconds. */
  readonly now: number;
  readonly asked: Asked | undefined;
}

/** How the event that decides a payment again ends itself. */
const ownCodes: Readonly<Record<Payment['state'], Code>> = {
  recorded: 'recorded_now',
  unmatched: 'still_unmatched',
  ignored: 'payment_was_ignored',
  failed: 'processing_failed',
};

/** What was done stays done, whatever is decided later. */
const effects: ReadonlySet<string> = new Set<Code>([
  'lead_converted',
  'customer_created',
  'customer_taken_by_email',
  'deals_associated',
  'customer_updated',
  'customer_unlinked',
]);

/** The steps that say what was done beside the payment. */
export const lastingSteps = ({ steps }: ActivityLine): readonly Step[] =>
  steps.filter(({ code }) => effects.has(code));

/**
 * The line of the event that brought a payment follows what becomes of it: what is decided now is added there. What an admin
 * asks for takes the place of what was decided before, but for what that did.
 */
export function followedLine(
  before: ActivityLine,
  { event, outcome, steps, now, asked }: Omit<DecidedAgain, 'after'>,
): ActivityLine {
  const { chargebeeCustomerId, email } = lineOf(event, now, outcome, steps);
  const again: Step = { action: 'receive', code: 'decided_again', refs: { eventId: event.id } };
  const kept = asked?.kind === 'replay' ? lastingSteps(before) : before.steps;
  const added = [...kept, asked ? askedStep(asked) : again];
  return {
    ...before,
    ...(chargebeeCustomerId !== undefined && { chargebeeCustomerId }),
    ...(email !== undefined && { email }),
    outcome,
    processedAt: now,
    steps: [...added, ...steps],
  };
}

/** The own line of an event that decided a payment which another event had brought: it refers to that one's. */
export function ownLine(
  before: ActivityLine,
  { event, after, outcome, now, asked }: Omit<DecidedAgain, 'steps'>,
  ulid: string,
): Change[] {
  const { eventId } = before;
  if (event.id === eventId) return [];
  const transactionId = after.state === 'recorded' && { transactionId: idOf('transaction', after.ulid) };
  const refs = { eventId, ...transactionId };
  const own: Step = { action: 'receive', code: ownCodes[after.state], refs };
  // What was done for the payment beside recording it, the other event's line tells.
  const said = after.state === 'ignored' ? 'ignored' : outcome;
  const line = lineOf(event, now, said, [...(asked ? [askedStep(asked)] : []), own]);
  // A copy of it may have its line already, which said that the payment was unmatched still.
  return [{ kind: 'put_line', line, ulid, replaces: true }];
}
