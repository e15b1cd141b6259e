import { rewardPlace } from '../../domain/ids.ts';
import { rewardIdsIn } from '../../domain/lines/earned.ts';
import { rewardsOf, type GivenReward } from '../../domain/payment/transaction.ts';
import type { Account } from '../account.ts';
import type { FoundLine } from '../items/found-line.ts';
import { lenient } from '../items/lenient.ts';
import { refundPointerSchema } from '../items/payment-schemas.ts';
import { readRewards } from '../items/read-transactions.ts';
import { keysOf } from '../keys.ts';
import type { Table } from '../table.ts';
import { readRecords } from './read-records.ts';
import { readRecorded } from './read-recorded.ts';

/** Where a reward is kept that a payment did not give when it was recorded: in an entry beside it. */
interface Named {
  readonly id: string;
  readonly ulid: string;
  readonly chargebeeTransactionId: string;
}

/**
 * The rewards that lines name, by their ids, whatever became of them since: those of a payment stand in its item; what was
 * given later or taken back is read from the entries beside it, to which a refund's own id leads.
 */
export async function rewardsOfLines(
  table: Table,
  account: Account,
  lines: readonly FoundLine[],
): Promise<ReadonlyMap<string, GivenReward>> {
  const own = lines.flatMap(({ payment }) => (payment === undefined ? [] : rewardsOf(payment)));
  const rewards = new Map(own.map((reward) => [reward.rewardId, reward]));
  const others = lines.flatMap(({ line }): Named[] => {
    const { chargebeeTransactionId } = line;
    return rewardIdsIn(line).flatMap((id): Named[] => {
      const ulid = rewardPlace(id)?.transactionUlid;
      const isKnown = rewards.has(id) || ulid === undefined || chargebeeTransactionId === undefined;
      return isKnown ? [] : [{ id, ulid, chargebeeTransactionId }];
    });
  });
  if (others.length === 0) return rewards;
  const keys = keysOf(account);
  const named = [...new Set(others.map(({ chargebeeTransactionId: id }) => id))];
  const pointers = await readRecords(table, named.map(keys.refund), refundPointerSchema);
  const paymentOf = new Map(pointers.map(({ refundId, paymentId }) => [refundId, paymentId]));
  const entries = others.map(({ ulid, chargebeeTransactionId: id }) =>
    keys.entry(ulid, paymentOf.get(id) ?? id),
  );
  const unique = [...new Map(entries.map((key) => [key.sk + key.pk, key])).values()];
  const read = lenient(table, readRewards, () => []);
  for (const reward of (await readRecorded(table, unique)).flatMap(read))
    rewards.set(reward.rewardId, reward);
  return rewards;
}
