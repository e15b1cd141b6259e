import type { UnmatchedAnswer } from '../shared/api/unmatched-operations.ts';
import type { Code } from '../shared/domain/lines/codes.ts';
import type { LaterWord } from '../shared/domain/later-word.ts';
import { leftOf } from '../shared/domain/money-back/ledger.ts';
import type { Payment } from '../shared/domain/payment/payment.ts';
import { presentMoney } from '../shared/http/present-money.ts';
import { time } from '../shared/http/time.ts';
import type { UnmatchedPayment } from '../shared/store/reads/list-unmatched.ts';

const reasons: ReadonlySet<string> = new Set<Code>([
  'no_email',
  'email_linked_to_other_chargebee_customer',
  'no_matching_lead',
  'unlinked',
]);

/** Why nobody was found: what the step says that looked for the customer last. */
function reasonOf({ line }: Payment): Code | LaterWord {
  const told = line.steps.findLast(({ code }) => reasons.has(code));
  return told?.code ?? 'customer_unknown';
}

/** A payment of the inbox as it is answered. */
export function presentUnmatched({ payment, candidates }: UnmatchedPayment): UnmatchedAnswer {
  const { amount, line, chargebeeCustomer } = payment;
  const name = [chargebeeCustomer?.firstName, chargebeeCustomer?.lastName]
    .filter((part) => part !== undefined)
    .join(' ');
  return {
    chargebeeTransactionId: payment.chargebeeTransactionId,
    chargebeeCustomerId: chargebeeCustomer?.id ?? null,
    email: chargebeeCustomer?.email ?? null,
    name: name === '' ? null : name,
    company: chargebeeCustomer?.company ?? null,
    amount: presentMoney(amount),
    left: presentMoney({ ...amount, amount: leftOf(payment) }),
    occurredAt: time(payment.date),
    receivedAt: time(line.receivedAt),
    eventId: line.eventId,
    reason: reasonOf(payment),
    dismissed: payment.dismissed === true,
    candidates: candidates.map(({ partnerId = null, ...candidate }) => ({ ...candidate, partnerId })),
  };
}
