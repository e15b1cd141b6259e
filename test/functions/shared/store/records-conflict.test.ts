import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { accountSchema } from '../../../../functions/shared/store/account.ts';
import { commitOnce } from '../../../../functions/shared/store/writes/idempotency.ts';
import type { Write } from '../../../../functions/shared/store/writes/write.ts';
import { testTable, type TestTable } from '../../../support/table.ts';

let testing: TestTable;
/** Transactions that end in a conflict before one goes through: no engine makes a conflict by itself. */
let conflicts = 0;
let sent = 0;

beforeAll(async () => {
  testing = await testTable();
  testing.table.client.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        if (commandName !== 'TransactWriteItemsCommand' && commandName !== 'TransactWriteCommand')
          return next(args);
        sent += 1;
        if (conflicts-- <= 0) return next(args);
        const CancellationReasons = [{ Code: 'None' }, { Code: 'TransactionConflict' }];
        throw new TransactionCanceledException({ message: 'Cancelled', CancellationReasons, $metadata: {} });
      },
    { step: 'initialize' },
  );
});
afterAll(() => testing.stop());

const account = accountSchema.parse('acme');
const idempotency = (key: string) => ({ route: 'POST /v1/things', key, bodyHash: 'hash' });
const write = (pk: string): Write => ({ kind: 'put', item: { pk, sk: 'thing' } });
const commit = (key: string) =>
  commitOnce(testing.table, account, {
    writes: [write(key)],
    answer: { status: 201, body: { key } },
    now: 0,
    idempotency: idempotency(key),
  });

test('a conflict with another write is waited out', async () => {
  conflicts = 3;
  sent = 0;
  expect(await commit('a')).toEqual({ kind: 'committed' });
  expect(sent).toBe(4);
  expect(await commit('a')).toEqual({ kind: 'replayed', answer: { status: 201, body: { key: 'a' } } });
});

test('a conflict that stays is said, after a few tries, and nothing is written', async () => {
  conflicts = Infinity;
  sent = 0;
  expect(await commit('b')).toEqual({ kind: 'conflict' });
  expect(sent).toBe(5);
  conflicts = 0;
  expect(await commit('b')).toEqual({ kind: 'committed' });
});
