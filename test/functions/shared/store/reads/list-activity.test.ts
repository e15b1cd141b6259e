import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { ChargebeeEvent } from '../../../../../functions/shared/domain/event.ts';
import type { Position } from '../../../../../functions/shared/store/reads/list.ts';
import { listActivity } from '../../../../../functions/shared/store/reads/list-activity.ts';
import { anEvent } from '../../../../support/payment-case.ts';
import { seedAccount } from '../../../../support/seed.ts';
import { testTable, type TestTable } from '../../../../support/table.ts';
import { aRefund } from '../../../../support/transaction-event.ts';
import { aWorker, sqsRecord } from '../../../../support/worker.ts';

let t: TestTable;
beforeAll(async () => {
  t = await testTable();
});
afterAll(() => t.stop());

test('an event is listed once, though its line moves from one list to another meanwhile', async () => {
  const seeded = await seedAccount(t.table);
  const { account } = seeded;
  await seeded.lead({ email: 'ada@example.com' });
  const work = (event: ChargebeeEvent) =>
    aWorker(t.table).work(sqsRecord({ v: 1, account, kind: 'event', event }));
  await work(aRefund());
  // The lists are read side by side: those of the lines before the payment comes, those of the transactions after it.
  const { client, name } = t.table;
  const lines: Promise<unknown>[] = [];
  let paid: Promise<unknown> | undefined;
  const send = async (command: { input: { ExpressionAttributeValues?: { ':hash'?: string } } }) => {
    const hash = command.input.ExpressionAttributeValues?.[':hash'] ?? '';
    if (hash.includes('#tx')) {
      await new Promise((resolve) => setImmediate(resolve));
      await (paid ??= Promise.all(lines).then(() => work(anEvent())));
    }
    const answer = client.send(command as never) as Promise<unknown>;
    if (hash.includes('#lin-')) lines.push(answer);
    return answer;
  };
  const torn = new Proxy(client, {
    get: (target, property): unknown => (property === 'send' ? send : Reflect.get(target, property)),
  });
  const { items } = await listActivity({ client: torn, name }, account, {}, 50);
  expect(items.map(({ line }) => line.eventId).sort()).toEqual(['ev_1', 'ev_refund_1']);
});

test('the activity of an email has all lines that name it, whoever has the email by now, each once and newest first', async () => {
  const seeded = await seedAccount(t.table);
  const { account } = seeded;
  await seeded.lead({ email: 'ada@example.com' });
  const work = async (...events: ChargebeeEvent[]) => {
    for (const event of events) {
      expect(await aWorker(t.table).work(sqsRecord({ v: 1, account, kind: 'event', event }))).toEqual([]);
    }
  };
  const pays = (n: number, email: string, customer = 'cb_1', resourceVersion = n) =>
    anEvent({
      id: `ev_${n}`,
      transaction: { id: `txn_${n}` },
      customer: { id: customer, email, resourceVersion },
    });
  const of = async (email: string, limit = 50) => {
    const found: string[] = [];
    for (let after: Position | undefined, next = true; next;) {
      const page = await listActivity(t.table, account, { email }, limit, after);
      found.push(...page.items.map(({ line }) => line.eventId));
      after = page.next ?? undefined;
      next = after !== undefined;
    }
    return found;
  };
  const other = { id: 'cb_1', email: 'ada@other.example' };
  await work(pays(1, 'ada@example.com'), aRefund({ transaction: { paymentId: 'txn_1' } }));
  // From here on the customer has another email; an old state of it still names the first, and so does a stranger.
  await work(
    pays(2, 'ada@new.example'),
    pays(3, 'ada@example.com', 'cb_1', 1),
    pays(4, 'ada@example.com', 'cb_2'),
  );
  // And an old state names an email that the customer never had.
  await work(
    pays(5, 'ada@other.example', 'cb_1', 1),
    aRefund({ id: 'ev_r5', transaction: { id: 'txn_r5', paymentId: 'txn_5' }, customer: other }),
  );
  expect(await of('ada@other.example')).toEqual(['ev_r5', 'ev_5']);
  expect(await of('ada@new.example')).toEqual(['ev_2']);
  expect(await of('ada@example.com')).toEqual(['ev_4', 'ev_3', 'ev_refund_1', 'ev_1']);
  expect(await of('ada@example.com', 1)).toEqual(['ev_4', 'ev_3', 'ev_refund_1', 'ev_1']);
  expect(await of('nobody@example.com')).toEqual([]);
});

test('the activity of a refund has the line of the event that gave money back, and of its copies', async () => {
  const seeded = await seedAccount(t.table);
  const { account } = seeded;
  await seeded.lead({ email: 'ada@example.com' });
  for (const event of [anEvent(), aRefund(), aRefund({ id: 'ev_copy' })]) {
    expect(await aWorker(t.table).work(sqsRecord({ v: 1, account, kind: 'event', event }))).toEqual([]);
  }
  const of = async (chargebeeTransactionId: string) =>
    (await listActivity(t.table, account, { chargebeeTransactionId }, 50)).items.map(
      ({ line }) => line.eventId,
    );
  expect(await of('txn_cb_refund_1')).toEqual(['ev_copy', 'ev_refund_1']);
  expect(await of('txn_cb_1')).toEqual(['ev_1']);
});
