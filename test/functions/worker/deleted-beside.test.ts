import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { ChargebeeEvent } from '../../../functions/shared/domain/event.ts';
import type { Table } from '../../../functions/shared/store/table.ts';
import { anEvent, day, paidOn } from '../../support/payment-case.ts';
import { seedAccount, type Seeded } from '../../support/seed.ts';
import { testTable, type TestTable } from '../../support/table.ts';
import { aCustomerEvent } from '../../support/transaction-event.ts';
import { aWorker, sqsRecord } from '../../support/worker.ts';
import { itemsOf } from './items-of.ts';

let t: TestTable;
beforeAll(async () => {
  t = await testTable();
});
afterAll(() => t.stop());

const isRecord = (pk: string): boolean => pk.includes('#customer#cus_');
const send = (table: Table, { account }: Seeded, event: ChargebeeEvent) =>
  aWorker(table).work(sqsRecord({ v: 1, account, kind: 'event', event }));
const changed = (id: string, email: string, at: number) =>
  aCustomerEvent({ id, customer: { email, resourceVersion: paidOn + at * day } });

/** What only a command that writes has. */
const writes = ['Item', 'UpdateExpression', 'TransactItems'];

/** A table on which something happens just before anything is written. */
function withBefore({ client, name }: Table, happens: () => Promise<unknown>): Table {
  let happened: Promise<unknown> | undefined;
  const before = new Proxy(client, {
    get: (target, property): unknown =>
      property === 'send'
        ? async (command: { input: object }) => {
            if (writes.some((name) => name in command.input)) await (happened ??= happens());
            return target.send(command as never) as unknown;
          }
        : Reflect.get(target, property),
  });
  return { client: before, name };
}

test('an old state of a Chargebee customer that is deleted beside it changes nothing', async () => {
  const seeded = await seedAccount(t.table);
  await seeded.lead({ email: 'ada@example.com' });
  await send(t.table, seeded, anEvent());
  await send(t.table, seeded, changed('ev_c2', 'new@example.com', 2));
  const deleted = aCustomerEvent({
    id: 'ev_c3',
    type: 'customer_deleted',
    customer: { email: 'new@example.com', resourceVersion: paidOn + 3 * day },
  });
  // The old event has read who carries the id, and has not written yet.
  const torn = withBefore(t.table, () => send(t.table, seeded, deleted));
  expect(await send(torn, seeded, changed('ev_c1', 'old@example.com', 1))).toEqual([]);
  const items = await itemsOf(t.table, seeded.account);
  const record = items.find(({ pk, sk }) => sk === 'customer' && isRecord(String(pk)));
  expect(record).toMatchObject({ chargebeeCustomerIds: [], email: 'new@example.com' });
});
