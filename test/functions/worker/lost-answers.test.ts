import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { customerRecords } from '../../../functions/shared/store/records/customer-records.ts';
import { readActivityLine } from '../../../functions/shared/store/items/read-activity-line.ts';
import { saveRecord } from '../../../simulation/save-record.ts';
import { anEvent } from '../../support/payment-case.ts';
import { seedAccount } from '../../support/seed.ts';
import { testTable, type TestTable } from '../../support/table.ts';
import { aWorker, sqsRecord } from '../../support/worker.ts';
import { itemsOf } from './items-of.ts';

let t: TestTable;
let losing = false;
let lost = 0;
beforeAll(async () => {
  t = await testTable();
  // Inside the client's own retries: the table has written, and the answer never comes.
  t.table.client.middlewareStack.add(
    (next, { commandName = '' }) => {
      let sent = 0;
      return async (args) => {
        const result = await next(args);
        if (!losing || !/^(Put|TransactWrite|Update|Delete)/.test(commandName) || sent++ > 0) return result;
        lost++;
        throw Object.assign(new Error('socket hang up'), { name: 'TimeoutError' });
      };
    },
    { step: 'deserialize', priority: 'low' },
  );
});
afterAll(() => t.stop());

const email = 'ada@example.com';

test.each([
  ['converts a lead', 'lead', 'recorded', 1],
  ['of a known customer', 'customer', 'recorded', 1],
  ['of nobody', 'nobody', 'unmatched', 0],
  ['of 100 deals', 'deals', 'recorded', 1],
] as const)('a payment that %s is done once, though every answer is lost once', async (_, who, state, n) => {
  losing = false;
  const seeded = await seedAccount(t.table);
  const { account } = seeded;
  if (who === 'lead') await seeded.lead({ email });
  if (who === 'deals') await Promise.all(Array.from({ length: 100 }, () => seeded.deal({ emails: [email] })));
  if (who === 'customer') {
    const customerId = `cus_${'0'.repeat(26)}`;
    const source = { kind: 'manual' } as const;
    const customer = { customerId, email, version: 1, chargebeeCustomerIds: ['cb_1'], source, createdAt: 1 };
    await saveRecord(t.table, account, customerRecords, { after: customer });
  }
  const before = lost;
  losing = true;
  const { work } = aWorker(t.table);
  expect(await work(sqsRecord({ v: 1, account, kind: 'event', event: anEvent() }))).toEqual([]);
  losing = false;
  expect(lost).toBeGreaterThan(before);
  const items = await itemsOf(t.table, account);
  expect(items.filter(({ sk }) => sk === 'payment')).toMatchObject([{ state }]);
  expect(items.filter((item) => readActivityLine(item) !== undefined)).toHaveLength(1);
  expect(items.filter(({ pk }) => String(pk).includes('#customer#'))).toHaveLength(n);
  const deals = items.filter(({ sk }) => sk === 'deal');
  expect(deals.filter(({ customerId }) => customerId === undefined)).toEqual([]);
});
