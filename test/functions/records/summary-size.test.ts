import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import { monotonicFactory } from 'ulid';
import { accountSchema } from '../../../functions/shared/store/account.ts';
import { nothingSummed, type DaySums } from '../../../functions/shared/domain/lines/day-sums.ts';
import { lineOf } from '../../../functions/shared/domain/lines/line-of.ts';
import { keepDay, readKeptDays } from '../../../functions/shared/store/reads/kept-day.ts';
import { lineItem } from '../../../functions/shared/store/items/line-item.ts';
import type { SummaryAnswer } from '../../../functions/shared/api/summary-operation.ts';
import { anEvent } from '../../support/payment-case.ts';
import { seedAccount } from '../../support/seed.ts';
import { testTable, type TestTable } from '../../support/table.ts';
import { aWorker, sqsRecord } from '../../support/worker.ts';
import { laggingTable } from './lagging-table.ts';
import { recordsApi } from './records-api.ts';

const hour = 3_600_000;
const nextUlid = monotonicFactory();

let testing: TestTable;
beforeAll(async () => {
  testing = await testTable();
});
afterAll(() => testing.stop());

/** Puts so many ignored lines into an account, spread over two hours of a day. */
async function putLines(accountName: string, from: number, count: number): Promise<void> {
  const account = accountSchema.parse(accountName);
  const items = Array.from({ length: count }, (_, n) => {
    const event = anEvent({ id: `ev_${n}`, transaction: { id: `txn_${n}` } });
    const at = from + Math.floor((n * 2 * hour) / count);
    return lineItem(account, {
      kind: 'put_line',
      line: lineOf(event, at, 'ignored', []),
      ulid: nextUlid(at),
    });
  });
  const { client, name } = testing.table;
  for (let n = 0; n < items.length; n += 25) {
    const puts = items.slice(n, n + 25).map((Item) => ({ PutRequest: { Item } }));
    await client.send(new BatchWriteCommand({ RequestItems: { [name]: puts } }));
  }
}

test('a day of 15,000 lines is summed in bounded steps that are kept, while it is today and when it is over', async () => {
  const lagging = laggingTable(testing.table);
  const api = recordsApi(lagging.table);
  const from = Date.UTC(2040, 0, 1);
  const account = 'large';
  await putLines(account, from, 15_000);
  const ask = async () => {
    const before = lagging.read;
    const { status, body } = await api.call('GET', '/v1/summary?from=2040-01-01&to=2040-01-01', { account });
    expect(status).toBe(200);
    return { answer: body as SummaryAnswer, read: lagging.read - before };
  };
  for (const hoursLater of [5, 30]) {
    // The clock goes on: a call ends in time on a slow machine too.
    const [start, then] = [Date.now(), from + hoursLater * hour];
    Object.defineProperty(api.state, 'now', { configurable: true, get: () => then + Date.now() - start });
    let calls = 0;
    for (;;) {
      const { answer, read } = await ask();
      calls += 1;
      // At most 5,000 and the last step, which is 100 of each of 12 lists, and the payment beside each line.
      expect(read).toBeLessThanOrEqual(2 * 6_200 + 1);
      if (answer.pendingDays.length > 0) continue;
      expect(answer.days[0]?.outcomes.ignored).toBe(15_000);
      break;
    }
    expect(calls).toBeGreaterThan(1);
    // From then on a day that is over is there at once. Of today, fewer than 1,000 lines are not worth keeping: where a call
    // ends depends on the machine, so up to that many are read again, each with the payment beside it.
    const { answer, read } = await ask();
    expect(answer.days[0]?.outcomes.ignored).toBe(15_000);
    expect(read).toBeLessThanOrEqual(hoursLater < 24 ? 2 * 1_000 + 1 : 1);
  }
}, 300_000);

test('sums are exact, of any size', async () => {
  const max = Number.MAX_SAFE_INTEGER;
  const seeded = await seedAccount(testing.table);
  await seeded.lead({ email: 'ada@example.com' });
  const at = Date.UTC(2041, 0, 1, 12);
  const { work } = aWorker(
    testing.table,
    (store) => store,
    () => at,
    () => nextUlid(at),
  );
  for (const n of [1, 2, 3]) {
    const event = anEvent({
      id: `ev_${n}`,
      transaction: { id: `txn_${n}`, amount: { amount: max, currency: 'EUR' } },
    });
    const { account } = seeded;
    expect(await work(sqsRecord({ v: 1, account, kind: 'event', event }))).toEqual([]);
  }
  const api = recordsApi(testing.table);
  // While it is today, when it is first summed after its end, and as it was kept.
  for (const later of [0, 20, 20.5]) {
    api.state.now = at + later * hour;
    const { status, text } = await api.call('GET', '/v1/summary?from=2041-01-01&to=2041-01-01', {
      account: seeded.account,
    });
    expect(status).toBe(200);
    // 3 × (2^53 − 1), and three times 10 % of it, half up.
    expect(text).toContain('"payments":{"amount":27021597764222973,"currency":"EUR"}');
    expect(text).toContain('"rewards":{"amount":2702159776422297,"currency":"EUR"}');
  }
});

test('the rewards of 15,000 partners on one day can be kept', async () => {
  const account = accountSchema.parse('partners');
  const byPartner = Object.fromEntries(
    Array.from({ length: 15_000 }, (_, n) => {
      const id = `prt_${nextUlid(Math.floor(Math.random() * 2 ** 40))}`;
      return [id, { EUR: BigInt(n) * 7_919n, USD: 2n ** 60n + BigInt(n) }];
    }),
  );
  const sums: DaySums = { ...nothingSummed, byPartner };
  const now = Date.UTC(2042, 0, 2);
  await keepDay(testing.table, account, '2042-01-01', { sums, isDone: true, since: now });
  const kept = await readKeptDays(testing.table, account, ['2042-01-01'], now);
  expect(kept.get('2042-01-01')?.sums).toEqual(sums);
});
