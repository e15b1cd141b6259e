import type { Outcome, Step } from '../lines/activity.ts';
import type { Code } from '../lines/codes.ts';
import type { LedgerEntry } from './ledger-entry.ts';
import type { StateEvent } from '../event.ts';
import { entriesBetween, type EntryHead } from './append-entries.ts';
import { factOf } from './fact-of.ts';
import { idOf, type Ulids } from '../ids.ts';
import { judge, rulesToJudge, standing, type Judged, type Judging } from '../rewards/judge.ts';
import { difference, isDeadPayment, type Difference } from './ledger.ts';
import type { Payment } from '../payment/payment.ts';
import type { UsesByRule } from '../rewards/rule-use.ts';
import { reversalSteps } from './reversal-steps.ts';
import { isReversal, takesBack } from './takes-back.ts';

/** What an event does to a payment that was decided; undefined where it names a refund that was not seen yet. */
export interface Applied {
  readonly payment: Payment;
  readonly outcome: Extract<Outcome, 'processed' | 'ignored'>;
  readonly steps: readonly Step[];
  /** What it appends to the payment. */
  readonly entries: readonly LedgerEntry[];
  /** What the customer has of the limited rules by now; the same object where that is what it was. */
  readonly byRule: UsesByRule;
}

/** What a copy of a payment finds; nothing that was not recorded is called so. */
const copyCodes: Readonly<Record<Payment['state'], Code>> = {
  recorded: 'already_recorded',
  unmatched: 'still_unmatched',
  ignored: 'payment_was_ignored',
  failed: 'payment_was_ignored',
};

function whyGivenBack({ transaction }: StateEvent, { amount }: Difference): Code {
  if (!takesBack(transaction.type)) return amount > 0 ? 'payment_restored' : 'payment_reversed';
  if (isReversal(transaction.type)) return amount > 0 ? 'reversal_undone' : 'reversal_recorded';
  if (amount > 0) return 'refund_undone';
  return transaction.chargeback ? 'chargeback_recorded' : 'refund_recorded';
}

/** How what an event appends is shown; where no money moved, as rewards alone. */
function headOf({ transaction, occurredAt }: StateEvent, { amount }: Difference, ulid: string): EntryHead {
  const { id: chargebeeTransactionId, type, chargeback, date } = transaction;
  const goesBack = takesBack(type) && amount < 0;
  const isRefund = goesBack && !isReversal(type);
  return {
    ulid,
    kind: amount === 0 ? 'judgement' : isRefund ? 'refund' : 'reversal',
    ...(isRefund && chargeback && { chargeback }),
    chargebeeTransactionId,
    // A payment's date is when it was paid; that it came back is as old as the event.
    occurredAt: goesBack ? date : occurredAt,
  };
}

/** A payment that dies, or lives again, is judged; anything else leaves what was judged. */
function judgeLife(before: Payment, after: Payment, judging: Judging): Judged {
  const [wasDead, isDead] = [isDeadPayment(before), isDeadPayment(after)];
  if (wasDead === isDead) {
    const { rewards, passedOver } = after;
    return { rewards, ...(passedOver && { passedOver }), byRule: judging.byRule, verdicts: new Map() };
  }
  return judge(after, isDead ? [] : rulesToJudge(after), judging);
}

const giveBack = (code: Code, refs?: Step['refs']): Step => ({
  action: 'give_back',
  code,
  ...(refs && { refs }),
});

/** @param judging its `ulid` makes the ids of what is appended, and `ulids` those of a correction */
export function applyEvent(
  payment: Payment,
  event: StateEvent,
  judging: Judging & { readonly ulids: Ulids },
): Applied | undefined {
  const { byRule, ulid, ulids } = judging;
  const fact = factOf(payment, event);
  if (fact.kind === 'unseen') return undefined;
  if (fact.kind === 'known') {
    const code = event.type === 'payment_succeeded' ? copyCodes[payment.state] : fact.code;
    const steps = [{ action: 'receive', code }] as const;
    return { payment: fact.payment, outcome: 'ignored', steps, entries: [], byRule };
  }

  const judged = judgeLife(payment, fact.payment, judging);
  const after = standing(fact.payment, judged);
  const changed = difference(payment, after);
  const applied: Step[] =
    fact.payment.invoices === payment.invoices
      ? []
      : [{ action: 'update_invoices', code: 'invoices_updated' }];
  const applies = (...steps: Step[]): Applied => ({
    payment: after,
    outcome: payment.customerId === undefined ? 'ignored' : 'processed',
    steps: [...applied, ...steps],
    entries: entriesBetween(payment, after, headOf(event, changed, ulid), ulids),
    byRule: judged.byRule,
  });
  // A payment that was refunded whole before it died has nothing left to give back but its uses.
  if (changed.amount === 0 && judged.byRule === byRule)
    return applied.length > 0 ? applies() : applies(giveBack('left_unchanged'));
  // Nothing is given back of what is not recorded; whoever records it later does so with these facts.
  if (payment.customerId === undefined) {
    const isUnmatched = payment.state === 'unmatched';
    return applies(giveBack(isUnmatched ? 'unmatched_left_changed' : 'payment_not_recorded'));
  }
  const refs = { transactionId: idOf('transaction', ulid), reverses: idOf('transaction', payment.ulid) };
  return applies(
    changed.amount === 0 ? giveBack('left_unchanged') : giveBack(whyGivenBack(event, changed), refs),
    ...reversalSteps(payment, judged, changed, ulid),
  );
}
