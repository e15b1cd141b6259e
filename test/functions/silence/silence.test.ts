import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { encodeTime } from 'ulid';
import { createHandler } from '../../../functions/silence/handler.ts';
import type { Payment } from '../../../functions/shared/domain/payment/payment.ts';
import { accountSchema } from '../../../functions/shared/store/account.ts';
import { accountsOn } from '../../../functions/shared/store/reads/accounts-on.ts';
import { commitChanges } from '../../../functions/shared/store/writes/commit-changes.ts';
import { lambdaContext } from '../../support/lambda-context.ts';
import { testTable, type TestTable } from '../../support/table.ts';
import { allOn, integrationPath, settingsApi } from '../settings/settings-api.ts';

const dayMs = 24 * 60 * 60 * 1000;
const now = Date.UTC(2026, 10, 20, 9);

let engine: TestTable;
beforeAll(async () => {
  engine = await testTable();
});
afterAll(() => engine.stop());

let warned: unknown[];
let counted: unknown[];
beforeEach(() => {
  [warned, counted] = [[], []];
});

const check = () =>
  createHandler({
    table: engine.table,
    clock: () => now,
    log: (level, _, told, measured = []) => {
      if (level === 'WARN') warned.push(told);
      counted.push(...measured.map(({ counted: name, value }) => [name, value]));
    },
  })({}, lambdaContext());

let payments = 0;
/** A payment that came so many days ago. */
async function paid(account: string, daysAgo: number, state: Payment['state'] = 'recorded'): Promise<void> {
  const n = String(++payments);
  const time = now - daysAgo * dayMs;
  const amount = { amount: 4_900, currency: 'EUR' };
  const payment: Payment = {
    version: 1,
    ulid: encodeTime(time, 10) + n.padStart(16, '0'),
    state,
    chargebeeTransactionId: `txn_${n}`,
    amount,
    date: time,
    resourceVersion: 0,
    invoices: [],
    rewards: [],
    line: { eventId: `ev_${n}`, outcome: 'processed', receivedAt: time, processedAt: time, steps: [] },
  };
  await commitChanges(engine.table, accountSchema.parse(account), [{ kind: 'put_payment', payment }]);
}

async function payingEachDay(account: string, from: number, to: number): Promise<void> {
  for (let day = from; day >= to; day--) await paid(account, day, day % 2 === 0 ? 'recorded' : 'unmatched');
}

test('who usually has payments and has gone silent is told of, by account and time; the others are not', async () => {
  const api = settingsApi(engine.table);
  for (const account of ['silent', 'paying', 'new', 'left']) await api.turnOn(account);
  await payingEachDay('silent', 28, 4);
  await payingEachDay('paying', 28, 1);
  await payingEachDay('left', 28, 4);
  const off = { status: 'off', options: allOn };
  await api.call('PUT', integrationPath, { account: 'left', body: off, headers: { 'if-match': '"1"' } });

  expect(await check()).toEqual({ accounts: 3, silent: 1 });
  expect(warned).toEqual([{ account: 'silent', newestPaymentAt: '2026-11-16T09:00:00.000Z' }]);
  expect(counted).toEqual([['AccountsSilent', 1]]);
});

test('many payments on a day are one, and those before the newest one are looked at day by day', async () => {
  await settingsApi(engine.table).turnOn('busy');
  for (let n = 0; n < 40; n++) await paid('busy', 3 + n / 100);
  // Forty payments, all on one day: nothing is usual yet.
  expect(await check()).toMatchObject({ silent: 1 });
  await paid('busy', 10);
  await paid('busy', 17);
  await paid('busy', 24);
  // Once a week, and three days ago the last time.
  expect(await check()).toMatchObject({ silent: 1 });
});

test('an account is looked at while its integration is on', async () => {
  const api = settingsApi(engine.table);
  const on = async () => {
    const accounts: string[] = [];
    for await (const account of accountsOn(engine.table)) accounts.push(account);
    return accounts;
  };
  const before = (await on()).length;
  await api.turnOn('z-last');
  expect(await on()).toContain('z-last');
  await api.call('PUT', integrationPath, {
    account: 'z-last',
    body: { status: 'on', options: { ...allOn, createTransactions: false } },
    headers: { 'if-match': '"1"' },
  });
  expect(await on()).toContain('z-last');
  await api.call('PUT', integrationPath, {
    account: 'z-last',
    body: { status: 'off', options: allOn },
    headers: { 'if-match': '"2"' },
  });
  expect(await on()).not.toContain('z-last');
  expect((await on()).length).toBe(before);
});
