import type { Decision } from '../../functions/shared/domain/decision.ts';
import { decideTransactionEvent } from '../../functions/shared/domain/money-back/decide-transaction-event.ts';
import type { PaymentEvent } from '../../functions/shared/domain/event.ts';
import type { LedgerState } from '../../functions/shared/domain/money-back/ledger-state.ts';
import type { Payment } from '../../functions/shared/domain/payment/payment.ts';
import { countingUlids, paidOn } from './payment-case.ts';

/** A copy of a payment under another event id is an event about the payment's state, once the payment needs nothing of it. */
export const decideCopy = (
  event: PaymentEvent,
  payment: Payment | undefined,
  state: Partial<LedgerState> = {},
): Decision =>
  decideTransactionEvent({
    event,
    state: {
      paymentId: event.transaction.id,
      waiting: [],
      terms: new Map(),
      ...(payment && { payment }),
      ...state,
    },
    now: paidOn + 20_000,
    ulids: countingUlids(300),
  });
