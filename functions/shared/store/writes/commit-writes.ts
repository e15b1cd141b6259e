import {
  ConditionalCheckFailedException,
  TransactionCanceledException,
  TransactionConflictException,
  type AttributeValue,
} from '@aws-sdk/client-dynamodb';
import { DeleteCommand, PutCommand, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { thrownBy } from '../errors.ts';
import type { Table } from '../table.ts';
import { toTransactItem } from './to-transact-item.ts';
import type { Write } from './write.ts';

/** A write whose condition did not hold, and the item that stood there (none where it was absent). */
export interface Refused {
  readonly write: Write;
  readonly found?: Record<string, unknown>;
}

/** `conflict`: another write to the same items was under way; nothing of ours was written, and it may go through next. */
export type CommitResult =
  | { readonly kind: 'committed' }
  | { readonly kind: 'refused'; readonly refused: readonly Refused[] }
  | { readonly kind: 'conflict' };

const found = (item: Record<string, AttributeValue> | undefined): Pick<Refused, 'found'> =>
  item === undefined ? {} : { found: unmarshall(item) };

/** A single write needs no transaction, which would cost twice the units. */
async function writeOne({ client, ...table }: Table, write: Write): Promise<void> {
  const { Put, Update, Delete } = toTransactItem({ client, ...table }, write);
  if (Put) await client.send(new PutCommand(Put));
  else if (Update) await client.send(new UpdateCommand(Update));
  else if (Delete) await client.send(new DeleteCommand(Delete));
  else throw new TypeError('A check alone writes nothing.');
}

/**
 * Writes all of it or nothing.
 * @throws Unavailable: nothing is known of the write then, and since every decision is guarded by its conditions it may be
 * sent again. Unwritable: nothing is written, and never will be
 */
export async function commitWrites(table: Table, writes: readonly Write[]): Promise<CommitResult> {
  const [first, ...others] = writes;
  if (first === undefined) return { kind: 'committed' };
  try {
    if (others.length === 0) await writeOne(table, first);
    else {
      const TransactItems = writes.map((write) => toTransactItem(table, write));
      await table.client.send(new TransactWriteCommand({ TransactItems }));
    }
    return { kind: 'committed' };
  } catch (error) {
    const said = thrownBy(error);
    if (said instanceof ConditionalCheckFailedException) {
      return { kind: 'refused', refused: [{ write: first, ...found(said.Item) }] };
    }
    if (said instanceof TransactionConflictException) return { kind: 'conflict' };
    const why = said instanceof TransactionCanceledException ? whyCancelled(said, writes) : undefined;
    // Throttling cancels a transaction too; it is thrown on, for the queue to wait it out.
    if (why === undefined) throw error;
    return why;
  }
}

/** Undefined where it was cancelled for another reason than what stands there. */
function whyCancelled(
  error: TransactionCanceledException,
  writes: readonly Write[],
): CommitResult | undefined {
  const reasons = error.CancellationReasons ?? [];
  const refused = writes.flatMap((write, index) => {
    const reason = reasons[index];
    return reason?.Code === 'ConditionalCheckFailed' ? [{ write, ...found(reason.Item) }] : [];
  });
  if (refused.length > 0) return { kind: 'refused', refused };
  const codes = reasons.map(({ Code }) => Code).filter((code) => code !== undefined && code !== 'None');
  if (codes.length > 0 && codes.every((code) => code === 'TransactionConflict')) return { kind: 'conflict' };
  return undefined;
}
