import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import fc from 'fast-check';
import { commitWrites } from '../../functions/shared/store/writes/commit-writes.ts';
import type { Table } from '../../functions/shared/store/table.ts';
import type { Condition, Write } from '../../functions/shared/store/writes/write.ts';
import { noFaults } from '../../simulation/fault-rates.ts';
import { faultsOf, noCounts } from '../../simulation/faults.ts';
import { randomOf } from '../../simulation/random.ts';
import { schedulerOf, type Scheduler } from '../../simulation/scheduler.ts';
import { simulatedTable } from '../../simulation/table/simulated-table.ts';
import { tableFaultsOf } from '../../simulation/table/table-faults.ts';
import { traceOf } from '../../simulation/trace.ts';
import { testTable, type TestTable } from '../support/table.ts';

let t: TestTable;
beforeAll(async () => {
  t = await testTable();
});
afterAll(() => t.stop());

const owner = { name: 'test', alive: true };

function simulated(): { table: Table; scheduler: Scheduler } {
  const random = randomOf(1);
  const nothing = () => undefined;
  const pace = { stalls: () => false, longestStall: 0, longestStep: 0, disturb: nothing, maxSteps: 1e6 };
  const scheduler = schedulerOf(0, random, traceOf(false), pace);
  const faults = faultsOf(random, noFaults, noCounts());
  const options = { faults, random, now: scheduler.now, outage: undefined, inLockStep: false };
  return { table: simulatedTable(scheduler, random, tableFaultsOf(options), nothing).of(owner), scheduler };
}

/** What came of it; an error by its name alone. */
const outcome = async (work: () => Promise<unknown>): Promise<unknown> => {
  try {
    return await work();
  } catch (error) {
    return error instanceof Error ? error.name : error;
  }
};

const key = (run: number, n: number) => ({ pk: `run-${run}#${n % 2}`, sk: `item-${n}` });
const number = fc.nat(4);
const condition: fc.Arbitrary<Condition> = fc.oneof(
  fc.constant({ kind: 'absent' as const }),
  fc.constant({ kind: 'present' as const }),
  fc.constant({ kind: 'absent_or_failed' as const }),
  number.map((version) => ({ kind: 'version' as const, version })),
  fc.constant({ kind: 'uncarried' as const }),
  number.map((version) => ({ kind: 'uncarried' as const, version })),
  number.map((at) => ({ kind: 'absent_or_expired' as const, at })),
);
const fields = fc.record(
  {
    version: number,
    outcome: fc.constantFrom('failed', 'processed'),
    kept: fc.constant('text'),
    expiresAt: number,
    customer: fc.constant({ customerId: 'cus_1' }),
    nested: fc.constant({ list: [1, { none: undefined }], none: undefined }),
    listKey: fc.constantFrom('list', ''),
    ulid: fc.constant('01'),
  },
  { requiredKeys: [] },
);

const asked = fc.record({
  kind: fc.constantFrom('put', 'update', 'delete', 'check'),
  n: number,
  set: fields,
  condition,
  isGuarded: fc.boolean(),
});

type Asked = typeof asked extends fc.Arbitrary<infer T> ? T : never;

function toWrite(run: number, { kind, n, set, condition, isGuarded }: Asked): Write {
  const place = key(run, n);
  const guarded = isGuarded && { condition };
  if (kind === 'put') return { kind, item: { ...place, ...set }, ...guarded };
  if (kind === 'update')
    return { kind, key: place, set: { version: 1, gone: undefined, ...set }, ...guarded };
  return kind === 'delete' ? { kind, key: place, ...guarded } : { kind: 'check', key: place, condition };
}

describe('the simulated table', () => {
  test('answers whatever the store writes and reads as the engine does', async () => {
    let run = 0;
    const { table, scheduler } = simulated();
    const both = async (work: (table: Table) => Promise<unknown>) => {
      const simulating = outcome(() => work(table));
      await scheduler.run();
      expect(await simulating).toEqual(await outcome(() => work(t.table)));
    };
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(asked, { minLength: 1, maxLength: 5 }), { maxLength: 8 }),
        async (steps) => {
          run++;
          for (const step of steps) {
            const writes = step.map((one) => toWrite(run, one));
            await both(({ client, name }) => commitWrites({ client, name }, writes));
          }
          for (const n of [0, 1, 2]) {
            await both(async ({ client, name }) => {
              const get = new GetCommand({ TableName: name, Key: key(run, n), ConsistentRead: true });
              const { Item } = await client.send(get);
              return Item;
            });
            await both(async ({ client, name }) => {
              const { Items } = await client.send(
                new QueryCommand({
                  TableName: name,
                  KeyConditionExpression: 'pk = :pk',
                  ExpressionAttributeValues: { ':pk': key(run, n).pk },
                  ConsistentRead: true,
                }),
              );
              return Items;
            });
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  test.each([
    [
      'more than 100 items',
      Array.from({ length: 101 }, (_, n): Write => ({ kind: 'delete', key: key(0, n) })),
    ],
    [
      'an item of more than 400 KB',
      [{ kind: 'put' as const, item: { ...key(0, 0), text: 'é'.repeat(210_000) } }],
    ],
    [
      'an item of a little less',
      [{ kind: 'put' as const, item: { ...key(0, 0), text: 'é'.repeat(200_000) } }],
    ],
    ['a key that is empty', [{ kind: 'put' as const, item: { pk: '', sk: 'a' } }]],
  ])('takes or refuses %s as the engine does', async (_, writes) => {
    const { table, scheduler } = simulated();
    const simulating = outcome(() => commitWrites(table, writes));
    await scheduler.run();
    expect(await simulating).toEqual(await outcome(() => commitWrites(t.table, writes)));
  });
});
