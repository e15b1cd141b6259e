import type { Payment } from '../payment/payment.ts';
import { rewardStatuses } from '../payment/payment.ts';

/** Whether something of a payment is paid: it stays whole then. A status of a later release may mean so too. */
export const hasPaid = ({
  rewards,
  paidReversals = [],
}: Pick<Payment, 'rewards' | 'paidReversals'>): boolean =>
  paidReversals.length > 0 ||
  rewards.some(({ status }) => status === 'paid' || !rewardStatuses.some((known) => known === status));
