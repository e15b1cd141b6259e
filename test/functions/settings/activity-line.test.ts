import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { activityLineSchema } from '../../../functions/shared/api/activity-schema.ts';
import { codes, sentences } from '../../../functions/shared/domain/lines/codes.ts';
import { describeStep } from '../../../functions/settings/describe-step.ts';
import { paidOn } from '../../support/payment-case.ts';
import { testTable, type TestTable } from '../../support/table.ts';
import { seedActivity } from './seed-activity.ts';
import { integrationPath, problemOf, settingsApi } from './settings-api.ts';

let engine: TestTable;
let api: ReturnType<typeof settingsApi>;
beforeAll(async () => {
  engine = await testTable();
  api = settingsApi(engine.table);
});
afterAll(() => engine.stop());

const get = (account: string, eventId: string) =>
  api.call('GET', `${integrationPath}/activity/${eventId}`, { account, role: 'viewer' });

describe('one activity line', () => {
  it('tells of a payment what each step did, and to what', async () => {
    await seedActivity(engine.table, 'acme').payment(1);
    const { status, headers, body } = await get('acme', 'ev_1');
    expect(headers['etag']).toMatch(/^"[\w-]+"$/);
    expect({ status, body: activityLineSchema.parse(body) }).toEqual({
      status: 200,
      body: {
        eventId: 'ev_1',
        eventType: 'payment_succeeded',
        outcome: 'processed',
        occurredAt: new Date(paidOn).toISOString(),
        receivedAt: new Date(paidOn + 1_000).toISOString(),
        processedAt: new Date(paidOn + 1_500).toISOString(),
        chargebeeCustomerId: 'cb_1',
        chargebeeTransactionId: 'txn_cb_1',
        email: 'ada@example.com',
        amount: { amount: 4_900, currency: 'EUR' },
        earned: [],
        steps: [
          {
            action: 'create_transaction',
            code: 'transaction_created',
            message: sentences.transaction_created,
            refs: { transactionId: 'txn_1' },
          },
        ],
      },
    });
  });

  it('tells of a refused body where it was wrong, and null for what it did not say', async () => {
    await seedActivity(engine.table, 'acme').rejected(2);
    const { body } = await get('acme', 'rej_2');
    expect(activityLineSchema.parse(body)).toMatchObject({
      eventId: 'rej_2',
      eventType: null,
      outcome: 'rejected',
      occurredAt: null,
      chargebeeCustomerId: null,
      chargebeeTransactionId: null,
      email: null,
      amount: null,
      steps: [
        {
          action: 'receive',
          code: 'invalid_event',
          message: `${sentences.invalid_event} Look at content.transaction.amount (expected number).`,
          refs: {},
          errors: [{ path: 'content.transaction.amount', message: 'expected number' }],
        },
      ],
    });
  });

  it('is found where the event was a copy of a payment with a line of its own', async () => {
    const { line } = seedActivity(engine.table, 'acme');
    await line(3, { chargebeeTransactionId: 'txn_cb_1', outcome: 'ignored' });
    expect((await get('acme', 'ev_3')).body).toMatchObject({ eventId: 'ev_3', outcome: 'ignored' });
  });

  it('is not there for another account, nor under an id that no event had', async () => {
    await seedActivity(engine.table, 'acme').payment(4);
    expect(problemOf(await get('other', 'ev_4'))).toBe('404 not_found');
    expect(problemOf(await get('acme', 'ev_none'))).toBe('404 not_found');
    expect(problemOf(await get('acme', 'x'.repeat(101)))).toBe('404 not_found');
  });

  it('makes the integration say when the last event came', async () => {
    await api.turnOn('received');
    const { payment, rejected } = seedActivity(engine.table, 'received');
    await payment(1);
    await rejected(2);
    const { webhook } = await api.integration('GET', integrationPath, { account: 'received' });
    expect(webhook?.lastReceivedAt).toBe(new Date(paidOn + 2_000).toISOString());
  });
});

describe('the sentence of a step', () => {
  const none = new Map<string, never>();
  const nothing = { rewards: none, partners: none, found: { rules: none, isAll: false } };
  const found = {
    line: { eventId: 'ev_1', outcome: 'ignored', receivedAt: 0, processedAt: 0, steps: [] },
  } as const;

  it.each(codes)('is there for %s', (code) => {
    expect(describeStep({ action: 'receive', code }, found, nothing)).toBe(sentences[code]);
  });

  it('names the first three places that were wrong, and counts the others', () => {
    const errors = ['a', 'b', 'c', 'd', 'e'].map((path) => ({ path, message: 'bad' }));
    expect(describeStep({ action: 'receive', code: 'invalid_event', errors }, found, nothing)).toMatch(
      /Look at a \(bad\), b \(bad\), c \(bad\), and 2 more\.$/,
    );
  });
});
