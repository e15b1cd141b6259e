import type { AppendedPage } from '../money-back/remove-entries.ts';
import type { Payment } from './payment.ts';
import {
  rewardsOf,
  rewardsOfEntry,
  transactionOfEntry,
  transactionsOf,
  type GivenReward,
  type Transaction,
} from './transaction.ts';

const shownTransaction = ({ transactionId, kind, amount }: Transaction) => ({
  id: transactionId,
  kind,
  amount,
});
const shownReward = ({ rewardId, partnerId, ruleId, ruleVersion, amount, status }: GivenReward) => ({
  id: rewardId,
  partnerId,
  ruleId,
  ruleVersion,
  amount,
  status,
});

/** What was recorded of a payment, for the audit log: nothing else tells of it once it is unlinked. */
export function whatStood(payment: Payment, { appended, isAll }: AppendedPage) {
  const entries = appended.map(({ entry }) => entry);
  const transactions = [
    ...transactionsOf(payment),
    ...entries.flatMap((entry) => transactionOfEntry(payment, entry)),
  ];
  const rewards = [...rewardsOf(payment), ...entries.flatMap((entry) => rewardsOfEntry(payment, entry))];
  return {
    customerId: payment.customerId ?? null,
    partnerId: payment.partnerId ?? null,
    transactions: transactions.map(shownTransaction),
    rewards: rewards.map(shownReward),
    ...(!isAll && { more: true }),
  };
}
