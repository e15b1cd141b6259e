import type { Outcome, Step } from '../lines/activity.ts';
import type { Change } from '../change.ts';
import type { CustomerDraft } from '../customer/customer-draft.ts';
import { giveRewards } from '../rewards/give-rewards.ts';
import { idOf } from '../ids.ts';
import { optionsOn } from '../integration.ts';
import type { PaymentCase } from './payment-case.ts';
import { isDecided, type Payment } from './payment.ts';
import { noUses, type UsesByRule } from '../rewards/rule-use.ts';

/** What becomes of the payment itself. */
export interface Recording {
  readonly recorded: Pick<Payment, 'state' | 'rewards'> &
    Partial<Pick<Payment, 'customerId' | 'partnerId' | 'otherEmail' | 'passedOver' | 'dismissed'>>;
  readonly outcome: Outcome;
  readonly steps: readonly Step[];
  readonly changes: readonly Change[];
  /** What its customer has of the limited rules by now; the same object where that is what it was. */
  readonly byRule: UsesByRule;
}

/** Create transaction from succeeded payment, with its rewards; or keep it in the unmatched inbox. */
export function createTransaction(
  { event, state, settings }: PaymentCase,
  customer: CustomerDraft | undefined,
  ulid: string,
): Recording {
  const { byRule: before } = state.uses ?? { byRule: noUses };
  if (!settings.options.createTransactions) {
    return {
      recorded: { state: 'ignored', rewards: [] },
      outcome: optionsOn(settings.options) ? 'processed' : 'ignored',
      steps: [{ action: 'create_transaction', code: 'option_off' }],
      changes: [],
      byRule: before,
    };
  }
  if (customer === undefined) {
    const isDismissed = state.identity?.dismissed === true;
    return {
      recorded: { state: 'unmatched', rewards: [], ...(isDismissed && { dismissed: true as const }) },
      outcome: 'unmatched',
      steps: [
        { action: 'create_transaction', code: isDismissed ? 'customer_dismissed' : 'customer_unknown' },
      ],
      changes: [],
      byRule: before,
    };
  }
  const { customerId, sourcePartnerId: partnerId } = customer.customer;
  const terms = partnerId === undefined ? undefined : state.terms.get(partnerId);
  const { id: chargebeeTransactionId, amount, date } = event.transaction;
  // One that was unlinked keeps to the versions that it was rated anew by.
  const { ratedAnew } = isDecided(state.payment) ? state.payment : {};
  const payment = { ulid, chargebeeTransactionId, amount, date, ...(ratedAnew && { ratedAnew }) };
  const { rewards, passedOver, steps, byRule } = giveRewards(payment, partnerId, terms, before);
  const refs = { transactionId: idOf('transaction', ulid), customerId };
  return {
    recorded: {
      state: 'recorded',
      customerId,
      ...(partnerId !== undefined && { partnerId }),
      ...(event.customer.email !== customer.customer.email && { otherEmail: true as const }),
      rewards,
      ...(passedOver && { passedOver }),
    },
    outcome: 'processed',
    steps: [{ action: 'create_transaction', code: 'transaction_created', refs }, ...steps],
    changes: [],
    byRule,
  };
}
