import type { Change } from '../change.ts';
import type { Recording } from './create-transaction.ts';
import { followedLine, ownLine } from './decided-again.ts';
import { entriesOfFacts } from '../money-back/append-entries.ts';
import { withFact } from '../money-back/fact-of.ts';
import { judge, standing } from '../rewards/judge.ts';
import type { PaymentCase } from './payment-case.ts';
import type { Payment } from './payment.ts';
import { putRuleUses } from '../rewards/put-rule-uses.ts';

/**
 * Records a payment that waited in the inbox, now that it finds its customer, or one that was ignored: with all that became
 * known of it meanwhile. The line of the event that brought it tells so; another event that records it refers to that line
 * from its own.
 */
export function recordLate(
  { event, state, now, ulids, asked }: PaymentCase,
  before: Payment,
  { recorded, outcome, steps, byRule: taken }: Omit<Recording, 'changes'>,
  more: Pick<Payment, 'ulid' | 'dealsRemain'>,
): Change[] {
  const { chargebeeCustomer, dismissed: _, ...facts } = withFact(before, event);
  const full: Payment = {
    ...facts,
    // Whoever unlinks it decides again whose it is.
    ...(asked?.kind === 'link' && chargebeeCustomer && { chargebeeCustomer }),
    ...more,
    ...recorded,
    version: before.version + 1,
    line: followedLine(before.line, { event, outcome, steps, now, asked }),
  };
  // It may be dead by what became known meanwhile.
  const { byRule, ...judged } = judge(full, [], { terms: undefined, byRule: taken, ulid: full.ulid });
  const whole = standing(full, judged);
  const { entries, ...rest } = entriesOfFacts(whole, 0, { now, ulids });
  const payment = { ...whole, ...rest };
  const paymentId = payment.chargebeeTransactionId;
  return [
    { kind: 'put_payment', payment },
    ...putRuleUses(payment.customerId, state.uses, byRule),
    ...entries.map((entry): Change => ({
      kind: 'add_ledger_entry',
      entry,
      paymentId,
    })),
    ...ownLine(before.line, { event, after: payment, outcome, now, asked }, ulids()),
  ];
}
