import type { Outcome, Step } from './activity.ts';
import type { Code } from './codes.ts';
import type { Entry } from './entry.ts';
import type { StateEvent } from './event.ts';
import { factOf } from './fact-of.ts';
import { idOf, rewardId } from './ids.ts';
import { difference, type Difference } from './ledger.ts';
import type { Payment } from './payment.ts';
import { isReversal, takesBack } from './takes-back.ts';

/** What an event does to a payment that was decided; undefined where it names a refund that was not seen yet. */
export interface Applied {
  readonly payment: Payment;
  readonly outcome: Extract<Outcome, 'processed' | 'ignored'>;
  readonly steps: readonly Step[];
  readonly entry?: Entry;
}

function whyGivenBack({ transaction }: StateEvent, { amount }: Difference): Code {
  if (!takesBack(transaction.type)) return amount > 0 ? 'payment_restored' : 'payment_reversed';
  if (isReversal(transaction.type)) return amount > 0 ? 'reversal_undone' : 'reversal_recorded';
  if (amount > 0) return 'refund_undone';
  return transaction.chargeback ? 'chargeback_recorded' : 'refund_recorded';
}

function entryOf(
  whose: Pick<Entry, 'customerId' | 'partnerId'>,
  event: StateEvent,
  changed: Difference,
  ulid: string,
): Entry {
  const { id: chargebeeTransactionId, type, chargeback, date } = event.transaction;
  const goesBack = takesBack(type) && changed.amount < 0;
  const isRefund = goesBack && !isReversal(type);
  return {
    ...changed,
    ...whose,
    ulid,
    kind: isRefund ? 'refund' : 'reversal',
    ...(isRefund && chargeback && { chargeback }),
    chargebeeTransactionId,
    // A payment's date is when it was paid; that it came back is as old as the event.
    occurredAt: goesBack ? date : event.occurredAt,
  };
}

function rewardSteps({ rewards }: Payment, { ulid, amount, rewards: changed }: Entry): Step[] {
  const action = 'reverse_reward';
  if (rewards.length === 0) return [{ action, code: 'no_reward_to_reverse' }];
  if (changed.length === 0) return [{ action, code: 'reward_unchanged' }];
  const isCancelled = ({ place }: Entry['rewards'][number]) => rewards[place]?.status === 'cancelled';
  const stepOf = (code: Code, of: Entry['rewards']): Step[] =>
    of.length === 0
      ? []
      : [{ action, code, refs: { rewardIds: of.map(({ place }) => rewardId(ulid, place)) } }];
  return [
    ...stepOf(
      amount < 0 ? 'reward_reversed' : 'reward_restored',
      changed.filter((one) => !isCancelled(one)),
    ),
    ...stepOf('reversal_of_cancelled', changed.filter(isCancelled)),
  ];
}

/** @param ulid makes the ids of what is appended */
export function applyEvent(payment: Payment, event: StateEvent, ulid: string): Applied | undefined {
  const ignored = (code: Code, after: Payment): Applied => ({
    payment: after,
    outcome: 'ignored',
    steps: [{ action: 'receive', code: event.type === 'payment_succeeded' ? 'already_recorded' : code }],
  });
  if (payment.state === 'ignored') return ignored('payment_not_recorded', payment);

  const fact = factOf(payment, event);
  if (fact.kind === 'unseen') return undefined;
  if (fact.kind === 'known') return ignored(fact.code, fact.payment);

  const changed = difference(payment, fact.payment);
  const applied: Step[] =
    fact.payment.invoices === payment.invoices
      ? []
      : [{ action: 'update_invoices', code: 'invoices_updated' }];
  const processed = (...steps: Step[]): Applied => ({
    payment: fact.payment,
    outcome: 'processed',
    steps: [...applied, ...steps],
  });
  const giveBack = (code: Code, refs?: Step['refs']): Step => ({
    action: 'give_back',
    code,
    ...(refs && { refs }),
  });
  if (changed.amount === 0) return applied.length > 0 ? processed() : processed(giveBack('left_unchanged'));
  const { customerId, partnerId } = payment;
  if (customerId === undefined) return processed(giveBack('unmatched_left_changed'));
  const whose = { customerId, ...(partnerId !== undefined && { partnerId }) };
  const entry = entryOf(whose, event, changed, ulid);
  const refs = { transactionId: idOf('transaction', ulid), reverses: idOf('transaction', payment.ulid) };
  const steps = [giveBack(whyGivenBack(event, changed), refs), ...rewardSteps(payment, entry)];
  return { ...processed(...steps), entry };
}
