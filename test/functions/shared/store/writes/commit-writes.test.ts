import {
  DynamoDBClient,
  TransactionCanceledException,
  TransactionConflictException,
} from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { describe, expect, test } from '@jest/globals';
import { commitWrites } from '../../../../../functions/shared/store/writes/commit-writes.ts';
import { tableClient, type Table } from '../../../../../functions/shared/store/table.ts';
import type { Write } from '../../../../../functions/shared/store/writes/write.ts';

/** A table that answers every request with this error. */
function failingWith(error: Error): Table {
  const client = new DynamoDBClient({ region: 'us-east-1' });
  client.middlewareStack.add(() => () => Promise.reject(error), { step: 'initialize', priority: 'high' });
  return { client: tableClient(DynamoDBDocumentClient.from(client)), name: 'table' };
}

const cancelled = (...codes: string[]) =>
  new TransactionCanceledException({
    message: 'cancelled',
    CancellationReasons: codes.map((Code) => ({ Code })),
    $metadata: {},
  });

const one: Write = { kind: 'put', item: { pk: 'a', sk: 'a' }, condition: { kind: 'absent' } };
const two: Write = { kind: 'delete', key: { pk: 'b', sk: 'b' } };

describe('a transaction that is cancelled', () => {
  test('for a condition says which write was refused, whatever else was in its way', async () => {
    const error = cancelled('ConditionalCheckFailed', 'TransactionConflict');
    expect(await commitWrites(failingWith(error), [one, two])).toEqual({
      kind: 'refused',
      refused: [{ write: one }],
    });
  });

  test('for another write to the same items is a conflict', async () => {
    const error = cancelled('None', 'TransactionConflict');
    expect(await commitWrites(failingWith(error), [one, two])).toEqual({ kind: 'conflict' });
  });

  test.each([
    ['ThrottlingError', 'None', 'Unavailable'],
    ['ProvisionedThroughputExceeded', 'TransactionConflict', 'Unavailable'],
    ['ValidationError', 'None', 'Unwritable'],
  ])('for %s beside %s is thrown on as %s', async (first, other, name) => {
    const error = cancelled(first, other);
    await expect(commitWrites(failingWith(error), [one, two])).rejects.toMatchObject({ name, cause: error });
  });

  test('for no reason is thrown on as it is', async () => {
    const error = cancelled('None', 'None');
    await expect(commitWrites(failingWith(error), [one, two])).rejects.toBe(error);
  });
});

test('a single write that meets a transaction on its item is a conflict', async () => {
  const error = new TransactionConflictException({ message: 'conflict', $metadata: {} });
  expect(await commitWrites(failingWith(error), [one])).toEqual({ kind: 'conflict' });
});
