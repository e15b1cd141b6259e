import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { monotonicFactory } from 'ulid';
import * as z from 'zod';
import { getSummary, type SummaryAnswer } from '../../../functions/shared/api/summary-operation.ts';
import type { ChargebeeEvent } from '../../../functions/shared/domain/event.ts';
import { anEvent } from '../../support/payment-case.ts';
import { seedAccount, type Seeded } from '../../support/seed.ts';
import { testTable, type TestTable } from '../../support/table.ts';
import { aRefund, aStateEvent } from '../../support/transaction-event.ts';
import { aWorker, sqsRecord } from '../../support/worker.ts';
import { recordsApi } from './records-api.ts';

const hour = 3_600_000;
const nextUlid = monotonicFactory();

interface Money {
  readonly amount: number;
  readonly currency: string;
}

let testing: TestTable;
let api: ReturnType<typeof recordsApi>;
let seeded: Seeded;
beforeAll(async () => {
  testing = await testTable();
  api = recordsApi(testing.table);
});
afterAll(() => testing.stop());
beforeEach(async () => {
  seeded = await seedAccount(testing.table);
  await seeded.lead({ email: 'ada@example.com' });
});

/** Has events decided at a time. */
async function send(at: number, ...events: ChargebeeEvent[]): Promise<void> {
  const { work } = aWorker(
    testing.table,
    (store) => store,
    () => at,
    () => nextUlid(at),
  );
  for (const event of events) {
    expect(await work(sqsRecord({ v: 1, account: seeded.account, kind: 'event', event }))).toEqual([]);
  }
}

const noon = Date.UTC(2030, 0, 10, 12);
let days = 0;
/** Days that no other test has used, since ULIDs only ever grow. */
const freshNoon = (): number => noon + 3 * 24 * hour * days++;
const dateOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

async function read(now: number, from: number, to = from): Promise<SummaryAnswer> {
  api.state.now = now;
  const { account } = seeded;
  const { status, body } = await api.call('GET', `/v1/summary?from=${dateOf(from)}&to=${dateOf(to)}`, {
    account,
  });
  expect(status).toBe(200);
  expect(getSummary.answer.schema?.parse(body)).toEqual(body);
  return body as SummaryAnswer;
}

const payment = (n: number, currency = 'EUR', email = 'ada@example.com', customer = 'cb_1') =>
  anEvent({
    id: `ev_${n}`,
    transaction: { id: `txn_${n}`, amount: { amount: 1_000 * n, currency } },
    customer: { id: customer, email },
  });

describe('the summary', () => {
  test('sums by day of recording and by currency, and never across currencies', async () => {
    const at = freshNoon();
    await send(
      at,
      payment(1),
      payment(2, 'JPY'),
      payment(3),
      payment(4, 'EUR', 'nobody@example.com', 'cb_2'),
    );
    await send(at + 24 * hour, aRefund({ transaction: { paymentId: 'txn_3' } }));
    const { days: summed, partners, pendingDays } = await read(at + 24 * hour, at, at + 24 * hour);
    expect(summed).toEqual([
      {
        date: dateOf(at),
        outcomes: { processed: 3, ignored: 0, unmatched: 1, waiting: 0, rejected: 0, failed: 0 },
        unreadable: 0,
        convertedLeads: 1,
        currencies: [
          {
            currency: 'EUR',
            payments: { amount: 4_000, currency: 'EUR' },
            paymentCount: 2,
            givenBack: { amount: 0, currency: 'EUR' },
            rewards: { amount: 400, currency: 'EUR' },
          },
          {
            currency: 'JPY',
            payments: { amount: 2_000, currency: 'JPY' },
            paymentCount: 1,
            givenBack: { amount: 0, currency: 'JPY' },
            rewards: { amount: 200, currency: 'JPY' },
          },
        ],
      },
      expect.objectContaining({
        date: dateOf(at + 24 * hour),
        convertedLeads: 0,
        currencies: [
          {
            currency: 'EUR',
            payments: { amount: 0, currency: 'EUR' },
            paymentCount: 0,
            givenBack: { amount: -1_000, currency: 'EUR' },
            rewards: { amount: -100, currency: 'EUR' },
          },
        ],
      }),
    ]);
    expect(partners).toEqual([
      {
        partnerId: seeded.partnerId,
        rewards: [
          { amount: 300, currency: 'EUR' },
          { amount: 200, currency: 'JPY' },
        ],
      },
    ]);
    expect(pendingDays).toEqual([]);
  });

  test('holds what the lists hold, with more items than one read brings', async () => {
    const at = freshNoon();
    for (let n = 1; n <= 230; n++) await send(at, payment(n, n % 3 === 0 ? 'USD' : 'EUR'));
    await send(at, aStateEvent({ transaction: { id: 'txn_7' } }));
    const { account } = seeded;
    const list = async (what: string): Promise<Money[]> => {
      const amounts: Money[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const page: string = cursor === '' ? '' : `&cursor=${cursor}`;
        const { body } = await api.call('GET', `/v1/${what}?limit=200${page}`, { account });
        const { items, nextCursor } = z
          .object({
            items: z.array(z.object({ amount: z.object({ amount: z.int(), currency: z.string() }) })),
            nextCursor: z.string().nullable(),
          })
          .parse(body);
        amounts.push(...items.map(({ amount }) => amount));
        cursor = nextCursor;
      }
      return amounts;
    };
    const sum = (amounts: readonly Money[], currency: string): number =>
      amounts.filter((one) => one.currency === currency).reduce((total, { amount }) => total + amount, 0);
    const [transactions, rewards] = [await list('transactions'), await list('rewards')];
    const [day] = (await read(at, at)).days;
    expect(day?.outcomes.processed).toBe(231);
    expect(day?.currencies.map(({ currency }) => currency)).toEqual(['EUR', 'USD']);
    for (const sums of day?.currencies ?? []) {
      expect(sums.payments.amount + sums.givenBack.amount).toBe(sum(transactions, sums.currency));
      expect(sums.rewards.amount).toBe(sum(rewards, sums.currency));
    }
  }, 60_000);

  test('counts a cancelled reward as nothing', async () => {
    const at = freshNoon();
    await send(at, payment(1), payment(2));
    const { account } = seeded;
    const { body } = await api.call('GET', '/v1/rewards?limit=1', { account });
    const { items } = z.object({ items: z.array(z.object({ id: z.string() })) }).parse(body);
    await api.patch(`/v1/rewards/${items[0]?.id ?? ''}`, { status: 'cancelled' }, { account });
    const { days: summed, partners } = await read(at, at);
    expect(summed[0]?.currencies[0]?.rewards.amount).toBe(100);
    expect(partners[0]?.rewards).toEqual([{ amount: 100, currency: 'EUR' }]);
  });

  test('keeps a day that is over for an hour while it may change, and for long when it cannot', async () => {
    const at = freshNoon();
    const paid = async (now: number): Promise<number | undefined> =>
      (await read(now, at)).days[0]?.currencies[0]?.paymentCount;
    await send(at, payment(1));
    expect(await paid(at + 13 * hour - 1)).toBe(1); // over, but perhaps not all of it is written yet: nothing is kept
    await send(at, payment(2));
    expect(await paid(at + 13 * hour + 1)).toBe(2); // its rewards are pending: kept for an hour
    await send(at, payment(3));
    expect(await paid(at + 13.9 * hour)).toBe(2);
    expect(await paid(at + 14.1 * hour)).toBe(3);

    await send(at, payment(4));
    const { account } = seeded;
    const { body } = await api.call('GET', '/v1/rewards', { account });
    const { items } = z.object({ items: z.array(z.object({ id: z.string() })) }).parse(body);
    for (const { id } of items) {
      for (const status of ['approved', 'paid'])
        await api.patch(`/v1/rewards/${id}`, { status }, { account });
    }
    expect(await paid(at + 61 * hour)).toBe(4); // settled, and nothing comes late to the index any more: kept for good
    await send(at, payment(5));
    expect(await paid(at + 1_000 * hour)).toBe(4);
  });

  test('is of the account alone', async () => {
    const at = freshNoon();
    await send(at, payment(1));
    seeded = await seedAccount(testing.table);
    const { days: summed, partners } = await read(at, at);
    expect([summed[0]?.currencies, summed[0]?.outcomes.processed, partners]).toEqual([[], 0, []]);
  });

  test.each([
    ['from=2026-11-30&to=2026-11-01', 'before'],
    ['from=2026-01-01&to=2026-04-03', 'At most 92 days'],
    ['from=2026-02-30&to=2026-03-01', ''],
    ['from=1969-12-31&to=1970-01-02', 'before 1970'],
    ['from=2026-11-01', ''],
    ['from=2026-11-01&to=2026-11-02&currency=EUR', ''],
  ])('refuses %s', async (query, message) => {
    const { status, body } = await api.call('GET', `/v1/summary?${query}`);
    expect({ status, body }).toMatchObject({ status: 400, body: { code: 'invalid_query' } });
    expect(JSON.stringify(body)).toContain(message);
  });

  test.each(['1970-01-01', '9999-12-31'])('is empty on %s', async (day) => {
    const { status, body } = await api.call('GET', `/v1/summary?from=${day}&to=${day}`);
    expect({ status, body }).toMatchObject({
      status: 200,
      body: { days: [{ date: day, convertedLeads: 0 }] },
    });
  });

  test('takes 92 days', async () => {
    const { days: summed } = await read(Date.UTC(2026, 3, 2), Date.UTC(2026, 0, 1), Date.UTC(2026, 3, 2));
    expect(summed).toHaveLength(92);
  });
});
