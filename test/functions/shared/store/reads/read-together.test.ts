import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Key } from '../../../../../functions/shared/store/keys.ts';
import { readTogether } from '../../../../../functions/shared/store/reads/read-together.ts';
import type { Table } from '../../../../../functions/shared/store/table.ts';
import { testTable, type TestTable } from '../../../../support/table.ts';

type Answer = Readonly<Record<string, unknown>>;

let t: TestTable;
let requests: string[];
/** What becomes of a request in place of its answer. */
let instead: ((name: string, input: object) => Answer | undefined) | undefined;
beforeAll(async () => {
  t = await testTable();
  for (const pk of ['a', 'b', 'c'])
    await t.table.client.send(new PutCommand({ TableName: t.table.name, Item: item(pk) }));
});
beforeEach(() => {
  requests = [];
  instead = undefined;
});
afterAll(() => t.stop());

const keyOf = (pk: string): Key => ({ pk, sk: 'thing' });
const item = (pk: string) => ({ ...keyOf(pk), says: pk });

function aTable(): Table & { readonly get: NonNullable<Table['get']> } {
  const send = (command: Parameters<typeof t.table.client.send>[0]): Promise<unknown> => {
    requests.push(command.constructor.name);
    const answer = instead?.(command.constructor.name, command.input);
    return answer ? Promise.resolve(answer) : t.table.client.send(command);
  };
  const client = Object.assign(Object.create(t.table.client) as typeof t.table.client, { send });
  const table = readTogether({ ...t.table, client, pause: () => Promise.resolve() });
  if (table.get === undefined) throw new Error('It does not read together.');
  return { ...table, get: table.get };
}

test('what is asked for at one moment is read in one request, and each gets its own', async () => {
  const { get } = aTable();
  const found = await Promise.all(['c', 'x', 'a', 'c'].map((pk) => get(keyOf(pk))));
  expect(found).toEqual([item('c'), undefined, item('a'), item('c')]);
  expect(requests).toEqual(['BatchGetCommand']);
});

test('what is asked for alone, or later, is read alone', async () => {
  const { get } = aTable();
  expect(await get(keyOf('a'))).toEqual(item('a'));
  expect(await Promise.all([get(keyOf('b')), get(keyOf('b'))])).toEqual([item('b'), item('b')]);
  expect(requests).toEqual(['GetCommand', 'GetCommand']);
});

test('whoever goes on for some steps before it asks is read with those who asked before', async () => {
  const { get } = aTable();
  const after = async (steps: number, pk: string) => {
    for (let n = 0; n < steps; n++) await Promise.resolve();
    return get(keyOf(pk));
  };
  expect(await Promise.all([after(0, 'a'), after(20, 'b')])).toEqual([item('a'), item('b')]);
  expect(requests).toEqual(['BatchGetCommand']);
});

test('more than one request takes go in several', async () => {
  const { get } = aTable();
  const found = await Promise.all(
    Array.from({ length: 201 }, (_, n) => get(keyOf(n === 200 ? 'a' : `none ${n}`))),
  );
  expect(found.at(-1)).toEqual(item('a'));
  expect(requests).toEqual(['BatchGetCommand', 'BatchGetCommand', 'GetCommand']);
});

test('a table that leaves everything for later, again and again, throttles', async () => {
  const { get } = aTable();
  instead = (_, input) => ({
    Responses: {},
    UnprocessedKeys: (input as { RequestItems: object }).RequestItems,
  });
  const ends = await Promise.allSettled([get(keyOf('a')), get(keyOf('b'))]);
  const throttled = { status: 'rejected', reason: { name: 'Unavailable' } };
  expect(ends).toMatchObject([throttled, throttled]);
  expect(requests.length).toBeGreaterThan(3);
});

test('a request that fails fails for all who asked, and for none who asks next', async () => {
  const { get } = aTable();
  instead = () => {
    throw new Error('down');
  };
  const ends = await Promise.allSettled([get(keyOf('a')), get(keyOf('b'))]);
  expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  instead = undefined;
  expect(await get(keyOf('a'))).toEqual(item('a'));
});
