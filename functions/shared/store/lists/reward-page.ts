import { ulidOf } from '../../domain/ids.ts';
import type { RewardStatus } from '../../domain/payment/payment.ts';
import type { GivenReward } from '../../domain/payment/transaction.ts';
import { isSettled } from '../../domain/rewards/reward-status.ts';
import type { Account } from '../account.ts';
import { lenient } from '../items/lenient.ts';
import { readRewards } from '../items/read-transactions.ts';
import { ofEvents, open, recorded } from '../listing.ts';
import { findWithJudgements } from '../reads/find-recorded.ts';
import { listPage, type Page, type Position } from '../reads/list.ts';
import { pageOf } from '../reads/page-of.ts';
import { readRecorded } from '../reads/read-recorded.ts';
import type { Table } from '../table.ts';
import { isOrAny } from './is-or-any.ts';
import { recordedPayments } from './recorded-payments.ts';

interface RewardFilter {
  readonly partnerId?: string | undefined;
  readonly transactionId?: string | undefined;
  readonly customerId?: string | undefined;
  readonly kind?: GivenReward['kind'] | undefined;
  readonly status?: RewardStatus | undefined;
}

/** One page of rewards, newest first: they are kept with the transactions that they were given for. */
export async function rewardPage(
  table: Table,
  account: Account,
  { partnerId, transactionId, customerId, kind, status }: RewardFilter,
  limit: number,
  after: Position | undefined,
): Promise<Page<GivenReward>> {
  const wanted = (reward: GivenReward): boolean =>
    isOrAny(reward.partnerId, partnerId) &&
    isOrAny(reward.transactionId, transactionId) &&
    isOrAny(reward.customerId, customerId) &&
    isOrAny(reward.kind, kind) &&
    isOrAny(reward.status, status);
  const found = { read: lenient(table, readRewards, () => []), wanted };
  if (transactionId !== undefined) {
    const ulid = ulidOf('transaction', transactionId);
    const items = ulid === undefined ? [] : await findWithJudgements(table, account, ulid);
    return pageOf(items, found, limit, after);
  }
  const listings = status === undefined || isSettled({ status }) ? recorded : open;
  // No event makes a correction.
  const asked = kind === 'correction' ? listings.filter((one) => !ofEvents.includes(one)) : listings;
  const where = { ...recordedPayments(account, { customerId, partnerId }, asked), load: readRecorded };
  return listPage(table, { ...found, ...where }, limit, after);
}
