import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Unavailable } from '../../../functions/shared/store/errors.ts';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { PaymentEvent } from '../../../functions/shared/domain/event.ts';
import type { Account } from '../../../functions/shared/store/account.ts';
import { hintName, keysOf } from '../../../functions/shared/store/keys.ts';
import { readPaymentItem } from '../../../functions/shared/store/items/payment-item.ts';
import type { PaymentStore } from '../../../functions/shared/store/payment-store.ts';
import { readIdentity } from '../../../functions/shared/store/reads/read-identity.ts';
import { readItem } from '../../../functions/shared/store/reads/read-item.ts';
import { dealSchema, leadSchema } from '../../../functions/shared/store/items/record-schemas.ts';
import * as z from 'zod';
import { anEvent } from '../../support/payment-case.ts';
import { seedAccount, type Seeded } from '../../support/seed.ts';
import { testTable, type TestTable } from '../../support/table.ts';
import { aWorker, sqsRecord } from '../../support/worker.ts';
import { itemsOf as allItemsOf } from './items-of.ts';

let t: TestTable;
beforeAll(async () => {
  t = await testTable();
});
afterAll(() => t.stop());

const record = (account: Account, event: PaymentEvent) => sqsRecord({ v: 1, account, kind: 'event', event });

const payment = (n: number, more: Parameters<typeof anEvent>[0] = {}): PaymentEvent =>
  anEvent({ id: `ev_${n}`, ...more, transaction: { id: `txn_${n}`, ...more.transaction } });

const anyItem = z.record(z.string(), z.unknown());
const readPayment = async ({ account }: Seeded, id: string) => {
  const item = await readItem(t.table, keysOf(account).payment(id), anyItem);
  return item && readPaymentItem(item);
};

const itemsOf = (account: Account) => allItemsOf(t.table, account);
const countOf = async (account: Account, sk: string): Promise<number> =>
  (await itemsOf(account)).filter((item) => item['sk'] === sk && !String(item['pk']).includes('#email#'))
    .length;

describe('a payment', () => {
  test('turns the lead into a customer with a transaction, a reward and its line', async () => {
    const seeded = await seedAccount(t.table);
    const { account, partnerId } = seeded;
    const lead = await seeded.lead({ email: 'ada@example.com' });
    expect(await aWorker(t.table).work(record(account, payment(1)))).toEqual([]);

    const keys = keysOf(account);
    const { customer } = await readIdentity(t.table, account, 'cb_1');
    expect(customer).toMatchObject({ email: 'ada@example.com', sourcePartnerId: partnerId });
    const customerId = customer?.customerId;
    const document = await readItem(t.table, keys.emailDocument('ada@example.com'), anyItem);
    expect(document?.['customer']).toEqual(customer);
    expect(await readItem(t.table, keys.record('lead', lead.leadId), leadSchema)).toMatchObject({
      status: 'converted',
      customerId,
      version: 2,
    });
    expect(document).not.toHaveProperty([hintName('lead', lead.leadId)]);
    expect(await readPayment(seeded, 'txn_1')).toMatchObject({
      state: 'recorded',
      customerId,
      partnerId,
      rewards: [{ amount: { amount: 490, currency: 'EUR' } }],
      line: { eventId: 'ev_1', outcome: 'processed', amount: { amount: 4_900, currency: 'EUR' } },
    });
  });

  test('in twenty copies at once, under one event id and under others, is recorded once', async () => {
    const seeded = await seedAccount(t.table);
    await seeded.lead({ email: 'ada@example.com' });
    const copies = Array.from({ length: 20 }, (_, n) =>
      record(seeded.account, payment(1, { id: n % 2 === 0 ? 'ev_1' : `ev_other_${n}` })),
    );
    const workers = copies.map((copy) => ({ copy, ...aWorker(t.table) }));
    const failures = await Promise.all(workers.map(({ copy, work }) => work(copy)));
    expect(failures.flat()).toEqual([]);
    expect(await countOf(seeded.account, 'payment')).toBe(1);
    const items = await itemsOf(seeded.account);
    // The record and its two pointers.
    expect(items.filter((item) => 'customer' in item || item['sk'] === 'customer')).toHaveLength(3);
    const lines = items.filter(({ sk }) => sk === 'event');
    const counted = workers.flatMap((worker) => worker.counted);
    expect(counted.filter((name) => name === 'EventCopied')).toHaveLength(9);
    expect(lines).toHaveLength(10); // eleven event ids, one of which recorded the payment
    expect(lines.every(({ outcome }) => outcome === 'ignored')).toBe(true);
  });

  test('of one new customer beside nineteen others makes one customer and twenty transactions', async () => {
    const seeded = await seedAccount(t.table);
    await seeded.lead({ email: 'ada@example.com' });
    const records = Array.from({ length: 20 }, (_, n) => record(seeded.account, payment(n)));
    let waiting = records;
    for (let round = 0; waiting.length > 0 && round < 10; round++) {
      const failed = (await Promise.all(waiting.map((one) => aWorker(t.table).work(one)))).flat();
      waiting = waiting.filter(({ messageId }) => failed.includes(messageId));
    }
    const payments = await Promise.all(records.map((_, n) => readPayment(seeded, `txn_${n}`)));
    expect(new Set(payments.map((one) => one?.customerId)).size).toBe(1);
    expect(payments.every((one) => one?.state === 'recorded' && one.rewards.length === 1)).toBe(true);
    const items = await itemsOf(seeded.account);
    expect(items.filter((item) => 'customer' in item || item['sk'] === 'customer')).toHaveLength(3);
  });
});

describe('250 deals', () => {
  /** Lets `count` commits through and then dies, as a killed worker does: before the write or after it. */
  const dying =
    (count: number, after: boolean) =>
    (store: PaymentStore): PaymentStore => ({
      ...store,
      commit: async (account, changes) => {
        if (count-- > 0) return store.commit(account, changes);
        if (after) await store.commit(account, changes);
        throw new Error('killed');
      },
    });

  test('all get the customer, whatever write the worker dies at', async () => {
    const seeded = await seedAccount(t.table);
    const { account } = seeded;
    const deals = await Promise.all(
      Array.from({ length: 250 }, (_, n) =>
        seeded.deal({ emails: n % 3 === 0 ? ['ada@example.com', 'cfo@example.com'] : ['ada@example.com'] }),
      ),
    );
    for (const [commits, after] of [
      [0, false],
      [0, true],
      [1, false],
      [1, true],
      [2, true],
    ] as const) {
      const killed = record(account, payment(1));
      expect(await aWorker(t.table, dying(commits, after)).work(killed)).toEqual([killed.messageId]);
    }
    expect(await aWorker(t.table).work(record(account, payment(1)))).toEqual([]);

    const made = await readPayment(seeded, 'txn_1');
    expect(made?.dealsRemain).toBeUndefined();
    const taken = await Promise.all(
      deals.map(({ dealId }) => readItem(t.table, keysOf(account).record('deal', dealId), dealSchema)),
    );
    expect(new Set(taken.map((deal) => deal?.customerId))).toEqual(new Set([made?.customerId]));
    const named = made?.line.steps.find(({ code }) => code === 'deals_associated')?.refs?.['dealIds'];
    expect([named ?? []].flat().sort()).toEqual(deals.map(({ dealId }) => dealId).sort());
    const items = await itemsOf(account);
    expect(items.filter(({ sk }) => String(sk).startsWith('unassigned-deal#'))).toEqual([]);
    expect(await countOf(account, 'payment')).toBe(1);
  });
});

describe('what stands in the way', () => {
  test.each([
    ['in the document of an email', false],
    ['beside it', true],
  ])(
    'a hint %s that its record does not bear out is removed, and the payment goes on',
    async (_, isBeside) => {
      const seeded = await seedAccount(t.table);
      const { account } = seeded;
      const stale = await seeded.deal({ emails: ['ada@example.com'] });
      const keys = keysOf(account);
      const [document, beside] = [
        keys.emailDocument('ada@example.com'),
        keys.freeDeal('ada@example.com', stale.dealId),
      ];
      const hint = { version: 7, ...(isBeside && { ...stale, ...beside, beside: true }) };
      const name = hintName('deal', stale.dealId);
      const there = { ...document, version: 9, ...(isBeside ? { dealsBeside: true } : { [name]: hint }) };
      for (const Item of isBeside ? [{ ...hint, version: 7 }, there] : [there])
        await t.table.client.send(new PutCommand({ TableName: t.table.name, Item }));
      await seeded.lead({ email: 'ada@example.com' });
      expect(await aWorker(t.table).work(record(account, payment(1)))).toEqual([]);
      expect((await readPayment(seeded, 'txn_1'))?.state).toBe('recorded');
      expect(await readItem(t.table, beside, anyItem)).toBeUndefined();
      expect(await readItem(t.table, document, anyItem)).not.toHaveProperty([name]);
    },
  );

  test('a table that throttles sends the message back, later each time', async () => {
    const seeded = await seedAccount(t.table);
    const throttled = (store: PaymentStore): PaymentStore => ({
      ...store,
      commit: () => Promise.reject(new Unavailable('slow down')),
    });
    const { work, postponed } = aWorker(t.table, throttled);
    for (const receives of ['1', '2', '5', '40']) {
      const message = { v: 1, account: seeded.account, kind: 'event', event: payment(1) } as const;
      expect(await work(sqsRecord(message, { ApproximateReceiveCount: receives }))).toHaveLength(1);
    }
    expect(postponed.map(({ seconds }) => seconds)).toEqual([4, 8, 60, 675]);
    expect(await readPayment(seeded, 'txn_1')).toBeUndefined();
  });

  test('a payment that cannot be decided is kept as failed, and decided anew by the next copy', async () => {
    const seeded = await seedAccount(t.table);
    await seeded.lead({ email: 'ada@example.com' });
    const broken = (store: PaymentStore): PaymentStore => ({
      ...store,
      load: () => Promise.reject(new TypeError('a bug')),
    });
    expect(await aWorker(t.table, broken).work(record(seeded.account, payment(1)))).toEqual([]);
    expect(await readPayment(seeded, 'txn_1')).toMatchObject({
      state: 'failed',
      line: { outcome: 'failed', steps: [{ code: 'processing_failed' }] },
    });
    expect(await aWorker(t.table).work(record(seeded.account, payment(1)))).toEqual([]);
    expect(await readPayment(seeded, 'txn_1')).toMatchObject({
      state: 'recorded',
      line: { outcome: 'processed' },
    });
  });

  test('a poison message beside nine good ones: the nine are done, and it goes back', async () => {
    const seeded = await seedAccount(t.table);
    await seeded.lead({ email: 'ada@example.com' });
    const { account } = seeded;
    const good = Array.from({ length: 9 }, (_, n) => record(account, payment(n)));
    const poison = sqsRecord('{"v":99}', { MessageGroupId: account });
    const hopeless = sqsRecord('{', { MessageGroupId: 'no such account!' });
    const { work } = aWorker(t.table);
    const failures = await work(...good.slice(0, 4), poison, ...good.slice(4), hopeless);
    expect(failures).toContain(hopeless.messageId);
    expect(failures).toContain(poison.messageId);
    await work(...good.filter(({ messageId }) => failures.includes(messageId)));
    const states = await Promise.all(
      good.map(async (_, n) => (await readPayment(seeded, `txn_${n}`))?.state),
    );
    expect(states).toEqual(good.map(() => 'recorded'));
    expect(await itemsOf(account)).not.toContainEqual(expect.objectContaining({ outcome: 'failed' }));
  });

  test('a refused body leaves one rejected line, however often it comes', async () => {
    const { account } = await seedAccount(t.table);
    const rejected = {
      id: 'rej_AAAAAAAAAAAAAAAAAAAAAA',
      code: 'invalid_event',
      receivedAt: 1,
      errors: [{ path: 'content.transaction.id', message: 'is missing' }],
    } as const;
    const message = sqsRecord({ v: 1, account, kind: 'rejected', rejected });
    expect(await aWorker(t.table).work(message, message)).toEqual([]);
    const lines = (await itemsOf(account)).filter(({ outcome }) => outcome === 'rejected');
    expect(lines).toMatchObject([
      { eventId: rejected.id, steps: [{ code: 'invalid_event', errors: rejected.errors }] },
    ]);
  });

  test('nothing crosses from one account to another', async () => {
    const [one, other] = [await seedAccount(t.table), await seedAccount(t.table)];
    await one.lead({ email: 'ada@example.com' });
    await aWorker(t.table).work(record(other.account, payment(1)));
    expect((await readPayment(other, 'txn_1'))?.state).toBe('unmatched');
    expect(await readPayment(one, 'txn_1')).toBeUndefined();
  });
});
