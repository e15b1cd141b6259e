import type { Payment } from '../../domain/payment/payment.ts';
import { rewardsOfEntry } from '../../domain/payment/transaction.ts';
import type { Account } from '../account.ts';
import { entryListing, transactionIndexKeys } from '../items/line-item.ts';
import type { Recorded } from '../items/read-transactions.ts';
import { keysOf } from '../keys.ts';
import { changeWrites } from './change-writes.ts';
import type { Write } from './write.ts';

/**
 * What moving a reward writes: the payment that holds it, and where an entry gave or took it back, that too is listed as
 * settled once all of it is paid. One that is cancelled stays with the open ones: it comes back with its reward, and there
 * may be more of them than one write takes.
 */
export function movedRewardWrites(
  account: Account,
  after: Payment,
  { entry }: Pick<Recorded, 'entry'>,
): Write[] {
  const payment = changeWrites(account, { kind: 'put_payment', payment: after });
  if (entry === undefined) return payment;
  if (rewardsOfEntry(after, entry).some(({ status }) => status !== 'paid')) return payment;
  const { chargebeeTransactionId: paymentId } = after;
  const key = keysOf(account).entry(entry.ulid, paymentId);
  const set = transactionIndexKeys(account, entryListing(paymentId, false), entry);
  return [...payment, { kind: 'update', key, set }];
}
