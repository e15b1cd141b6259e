import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { ulid } from 'ulid';
import type { ChargebeeEvent } from '../../../functions/shared/domain/event.ts';
import { maxSettled } from '../../../functions/shared/domain/money-back/settle.ts';
import { readPaymentItem } from '../../../functions/shared/store/items/payment-item.ts';
import { readPaymentPartition } from '../../../functions/shared/store/reads/read-payment-partition.ts';
import type { Table } from '../../../functions/shared/store/table.ts';
import { paymentStore } from '../../../functions/shared/store/payment-store.ts';
import { processMessage } from '../../../functions/shared/pipeline/process-message.ts';
import { anEvent, aRule, paidOn } from '../../support/payment-case.ts';
import { eur } from '../../support/recorded-payment.ts';
import { seedAccount } from '../../support/seed.ts';
import { testTable, type TestTable } from '../../support/table.ts';
import { aDeletedRefund, aRefund } from '../../support/transaction-event.ts';
import { itemsOf } from './items-of.ts';

let t: TestTable;
beforeAll(async () => {
  t = await testTable();
});
afterAll(() => t.stop());

const each = (many: number, make: (n: number) => ChargebeeEvent) =>
  Array.from({ length: many }, (_, n) => make(n));

/** The table, and how often each waiting event of it is read, and in how many requests. */
function counting({ client, name }: Table) {
  const read = new Map<string, number>();
  let requests = 0;
  const counted = Object.assign(Object.create(DynamoDBDocumentClient.prototype) as DynamoDBDocumentClient, {
    config: client.config,
    send: async (command: Parameters<typeof client.send>[0]) => {
      requests += 1;
      const answer = (await client.send(command)) as { Items?: Record<string, unknown>[] };
      for (const { pk, sk } of answer.Items ?? []) {
        const key = `${String(pk)} ${String(sk)}`;
        read.set(key, (read.get(key) ?? 0) + 1);
      }
      return answer;
    },
  });
  const sum = () => [...read.values()].reduce((total, times) => total + times, 0);
  return {
    table: { client: counted, name },
    sum,
    max: () => Math.max(0, ...read.values()),
    requests: () => requests,
  };
}

async function account() {
  const seeded = await seedAccount(t.table, [aRule()]);
  await seeded.lead({ email: 'ada@example.com' });
  const send = async (table: Table, ...events: readonly ChargebeeEvent[]) => {
    const deps = {
      store: paymentStore(table, Date.now),
      clock: Date.now,
      ulids: ulid,
      pause: () => Promise.resolve(),
    };
    // One after the other: they are all about one payment. However long it takes: an invocation that ends resumes.
    for (const event of events) {
      const message = { v: 1, account: seeded.account, kind: 'event', event } as const;
      expect(await processMessage(deps, seeded.account, message)).toEqual({ processed: 'done' });
    }
  };
  const payment = async () => {
    const items = await readPaymentPartition(t.table, seeded.account, 'txn_cb_1');
    const item = items.find(({ sk }) => sk === 'payment');
    return {
      payment: readPaymentItem(item),
      lines: (await itemsOf(t.table, seeded.account)).filter(({ sk }) => sk === 'event'),
    };
  };
  return { send, payment };
}

const refundOf = (n: number) => aRefund({ id: `ev_r${n}`, transaction: { id: `rfd_${n}`, amount: eur(1) } });

test('each of 1,200 refunds that wait for a payment is read once', async () => {
  const many = 1_200;
  const { send, payment } = await account();
  await send(t.table, ...each(many, refundOf));
  const { table, sum, max, requests } = counting(t.table);
  await send(table, anEvent());

  const settled = await payment();
  expect(settled.payment.refunds).toHaveLength(many);
  expect(settled.payment).not.toHaveProperty('waitingRemain');
  expect(settled.lines.map(({ outcome }) => outcome)).toEqual(Array(many).fill('processed'));
  // One read of each, and of what the payer's email leads to.
  expect(max()).toBe(1);
  expect(sum()).toBeLessThanOrEqual(many + 2);
  // For each part that fits into one write: the payment, the part, the write; and those of an ordinary payment.
  expect(requests()).toBeLessThanOrEqual((3 * many) / maxSettled + 12);
}, 240_000);

test('what tells the end of 240 refunds that were not reported is read once by the payment, and once by its own report', async () => {
  const many = 240;
  const { send, payment } = await account();
  const endOf = (n: number) =>
    aDeletedRefund({
      id: `ev_d${n}`,
      transaction: { id: `rfd_${n}`, paymentId: 'txn_cb_1', resourceVersion: paidOn },
    });
  await send(t.table, ...each(many, endOf));
  const recording = counting(t.table);
  await send(recording.table, anEvent());
  expect((await payment()).lines.map(({ outcome }) => outcome)).toEqual(Array(many).fill('waiting'));
  expect(recording.max()).toBe(1);
  expect(recording.sum()).toBeLessThanOrEqual(many + 2);

  const reporting = counting(t.table);
  await send(reporting.table, refundOf(7));
  expect(reporting.sum()).toBe(1);
  expect((await payment()).lines.filter(({ outcome }) => outcome === 'waiting')).toHaveLength(many - 1);
}, 240_000);

test('240 states of a refund that name no payment are read twice: where they waited, and where they went', async () => {
  const many = 240;
  const { send, payment } = await account();
  await send(t.table, anEvent());
  const { transaction, ...event } = refundOf(0);
  const { paymentId, ...unnamed } = transaction;
  await send(
    t.table,
    ...each(many, (n) => ({
      ...event,
      type: n % 2 === 0 ? 'payment_refunded' : 'transaction_updated',
      id: `ev_u${n}`,
      transaction: { ...unnamed, resourceVersion: paidOn + n },
    })),
  );
  const { table, sum, requests } = counting(t.table);
  await send(
    table,
    aRefund({ id: 'ev_named', transaction: { id: 'rfd_0', resourceVersion: paidOn + many } }),
  );
  const settled = await payment();
  expect(settled.payment.refunds).toEqual([expect.objectContaining({ resourceVersion: paidOn + many })]);
  expect(settled.lines.filter(({ outcome }) => outcome === 'waiting')).toEqual([]);
  expect(settled.lines).toHaveLength(many + 1);
  expect(sum()).toBeLessThanOrEqual(2 * many + 2);
  expect(requests()).toBeLessThanOrEqual((8 * many) / maxSettled + 12);
}, 240_000);
