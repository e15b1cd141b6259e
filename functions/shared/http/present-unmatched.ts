import type { UnmatchedAnswer } from '../api/unmatched-operations.ts';
import type { Code } from '../domain/lines/codes.ts';
import type { LaterWord } from '../domain/later-word.ts';
import { leftOf } from '../domain/money-back/ledger.ts';
import type { Payment } from '../domain/payment/payment.ts';
import { presentMoney } from './present-money.ts';
import { time } from './time.ts';
import type { UnmatchedPayment } from '../store/reads/list-unmatched.ts';

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
    candidates: candidates.map(({ kind, id, label, partnerId = null, why }) => ({
      kind,
      id,
      label,
      partnerId,
      why,
    })),
  };
}
