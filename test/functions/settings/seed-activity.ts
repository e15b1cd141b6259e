import type { ActivityLine } from '../../../functions/shared/domain/lines/activity.ts';
import type { Payment } from '../../../functions/shared/domain/payment/payment.ts';
import { accountSchema } from '../../../functions/shared/store/account.ts';
import { commitChanges } from '../../../functions/shared/store/writes/commit-changes.ts';
import type { Table } from '../../../functions/shared/store/table.ts';
import { paidOn, ulid } from '../../support/payment-case.ts';

const lineParts = (n: number): ActivityLine => ({
  eventId: `ev_${n}`,
  eventType: 'payment_succeeded',
  outcome: 'processed',
  occurredAt: paidOn,
  receivedAt: paidOn + n * 1_000,
  processedAt: paidOn + n * 1_000 + 500,
  chargebeeCustomerId: 'cb_1',
  chargebeeTransactionId: `txn_cb_${n}`,
  email: 'ada@example.com',
  amount: { amount: 4_900, currency: 'EUR' },
  steps: [{ action: 'create_transaction', code: 'transaction_created', refs: { transactionId: `txn_${n}` } }],
});

/** Writes activity as the worker does; `n` says when: of two lines the one with the higher `n` is the newer. */
export function seedActivity(table: Table, accountName: string) {
  const account = accountSchema.parse(accountName);
  const payment = async (
    n: number,
    state: Payment['state'] = 'recorded',
    line: Partial<ActivityLine> = {},
  ): Promise<void> => {
    const { chargebeeTransactionId = '', amount = { amount: 0, currency: 'EUR' } } = lineParts(n);
    const recorded: Payment = {
      version: 1,
      ulid: ulid(n),
      state,
      chargebeeTransactionId,
      amount,
      date: paidOn,
      resourceVersion: 0,
      invoices: [],
      rewards: [],
      line: { ...lineParts(n), ...line },
    };
    await commitChanges(table, account, [{ kind: 'put_payment', payment: recorded }]);
  };
  /** A line of its own, which no payment holds. */
  const line = async (n: number, parts: Partial<ActivityLine> = {}, isAgain = false): Promise<void> => {
    const written = { ...lineParts(n), ...parts };
    const replaces = isAgain && { replaces: true as const };
    await commitChanges(table, account, [{ kind: 'put_line', line: written, ulid: ulid(n), ...replaces }]);
  };
  /** The line of a body that could not be understood. */
  const rejected = async (n: number): Promise<void> => {
    const written: ActivityLine = {
      eventId: `rej_${n}`,
      outcome: 'rejected',
      receivedAt: paidOn + n * 1_000,
      processedAt: paidOn + n * 1_000 + 500,
      steps: [
        {
          action: 'receive',
          code: 'invalid_event',
          errors: [{ path: 'content.transaction.amount', message: 'expected number' }],
        },
      ],
    };
    await commitChanges(table, account, [{ kind: 'put_line', line: written, ulid: ulid(n) }]);
  };
  return { payment, line, rejected };
}
