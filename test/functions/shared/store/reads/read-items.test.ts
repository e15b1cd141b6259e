import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import * as z from 'zod';
import { readItems } from '../../../../../functions/shared/store/reads/read-items.ts';
import { testTable, type TestTable } from '../../../../support/table.ts';

const batch = z.object({ RequestItems: z.record(z.string(), z.object({ Keys: z.array(z.unknown()) })) });

let t: TestTable;
let requests = 0;
beforeAll(async () => {
  t = await testTable();
  // Answers no more than two keys of a batch, as a table that is busy does.
  t.table.client.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        if (commandName !== 'BatchGetItemCommand') return next(args);
        requests++;
        const wanted = batch.parse(args.input).RequestItems[t.table.name]?.Keys ?? [];
        const RequestItems = { [t.table.name]: { Keys: wanted.slice(0, 2) } };
        const { output, ...rest } = await next({ ...args, input: { ...args.input, RequestItems } });
        const UnprocessedKeys = wanted.length > 2 ? { [t.table.name]: { Keys: wanted.slice(2) } } : {};
        return { ...rest, output: { ...output, UnprocessedKeys } };
      },
    { step: 'initialize', priority: 'low' },
  );
});
afterAll(() => t.stop());

test('what a busy table left out is asked for again, and comes in the order of its keys', async () => {
  const keys = ['d', 'a', 'c', 'e', 'b'].map((pk) => ({ pk, sk: 'thing' }));
  for (const key of keys) await t.table.client.send(new PutCommand({ TableName: t.table.name, Item: key }));
  const missing = { pk: 'x', sk: 'thing' };
  expect(await readItems(t.table, [...keys.slice(0, 3), missing, ...keys.slice(3)])).toEqual(keys);
  expect(requests).toBe(3);
});
