import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { ulid } from 'ulid';
import * as z from 'zod';
import { accountSchema } from '../../../functions/shared/store/account.ts';
import { auditEntrySchema } from '../../../functions/shared/store/items/audit-item.ts';
import { readAs } from '../../../functions/shared/store/items/read-as.ts';
import { keysOf } from '../../../functions/shared/store/keys.ts';
import { listPage } from '../../../functions/shared/store/reads/list.ts';
import type { ApiAnswer } from '../../support/api.ts';
import { testTable, type TestTable } from '../../support/table.ts';
import { recordsApi } from './records-api.ts';

let testing: TestTable;
let api: ReturnType<typeof recordsApi>;
let account: string;
let partnerId: string;
let customerId: string;

beforeAll(async () => {
  testing = await testTable();
  api = recordsApi(testing.table);
});
beforeEach(async () => {
  account = `t-${ulid()}`;
  ({ partnerId } = await api.partner({ account }));
  customerId = await api.create(
    'customers',
    { email: 'ada@example.com', sourcePartnerId: partnerId },
    { account },
  );
});
afterAll(() => testing.stop());

const idOf = ({ body }: ApiAnswer): string => z.object({ id: z.string() }).parse(body).id;
const aCorrection = { amount: { amount: -500, currency: 'EUR' }, reason: 'Paid twice in October' };
const correct = (json: object = {}, key: string = ulid()) =>
  api.call('POST', '/v1/rewards', {
    account,
    json: { partnerId, ...aCorrection, ...json },
    headers: { 'idempotency-key': key },
  });
const get = (target: string) => api.call('GET', target, { account });
const ids = (target: string) => api.ids(target, { account });

async function audited(record: string) {
  const owned = keysOf(accountSchema.parse(account)).owners('audit', record);
  const list = {
    index: 'byOwner',
    hashKeys: owned,
    read: (item: Record<string, unknown>) => [readAs(auditEntrySchema, item)],
    wanted: () => true,
  } as const;
  return (await listPage(testing.table, list, 50)).items;
}

describe('a correction', () => {
  test('is a reward of a partner with its reason, who made it, and no transaction or rule', async () => {
    const made = await correct({ customerId });
    const id = idOf(made);
    expect(made).toMatchObject({
      status: 201,
      headers: { etag: '"1"', location: `/v1/rewards/${id}` },
      body: {
        id,
        kind: 'correction',
        partnerId,
        customerId,
        transactionId: null,
        ruleId: null,
        ruleVersion: null,
        amount: { amount: -500, currency: 'EUR' },
        reason: 'Paid twice in October',
        createdBy: 'ada@acme.example',
        status: 'pending',
        payableAt: '2026-11-22T09:00:00.000Z',
      },
    });
    expect(await get(`/v1/rewards/${id}`)).toMatchObject({ status: 200, body: made.body });
  });

  test('is found among the rewards by partner, customer and status, once, and is no transaction', async () => {
    const [one, other] = [idOf(await correct()), idOf(await correct({ customerId }))];
    expect(await ids('/v1/rewards')).toEqual([other, one]);
    expect(await ids('/v1/rewards?limit=1')).toEqual([other, one]);
    expect(await ids(`/v1/rewards?partnerId=${partnerId}`)).toEqual([other, one]);
    expect(await ids(`/v1/rewards?customerId=${customerId}`)).toEqual([other]);
    expect(await ids(`/v1/rewards?partnerId=${partnerId}&customerId=${customerId}`)).toEqual([other]);
    expect(await ids(`/v1/rewards?kind=correction&partnerId=${partnerId}&status=pending`)).toEqual([
      other,
      one,
    ]);
    expect(await ids('/v1/rewards?kind=reward')).toEqual([]);
    expect(await ids('/v1/rewards?status=pending')).toEqual([other, one]);
    expect(await ids('/v1/rewards?status=paid')).toEqual([]);
    expect(await ids('/v1/transactions')).toEqual([]);
    expect(await ids(`/v1/transactions?customerId=${customerId}`)).toEqual([]);
  });

  test('is moved as a reward is, listed by its status, and never edited once it is paid', async () => {
    const id = idOf(await correct());
    const move = (status: string) => api.patch(`/v1/rewards/${id}`, { status }, { account });
    expect(await move('paid')).toMatchObject({ status: 409, body: { code: 'transition_not_allowed' } });
    expect(await move('cancelled')).toMatchObject({ status: 200, body: { status: 'cancelled' } });
    expect(await ids('/v1/rewards?status=cancelled')).toEqual([id]);
    expect(await move('pending')).toMatchObject({ status: 200 });
    expect(await move('approved')).toMatchObject({ status: 200, headers: { etag: '"4"' } });
    const stale = { account, json: { status: 'paid' }, headers: { 'if-match': '"3"' } };
    expect(await api.call('PATCH', `/v1/rewards/${id}`, stale)).toMatchObject({ status: 412 });
    expect(await move('paid')).toMatchObject({
      status: 200,
      body: { id, kind: 'correction', status: 'paid' },
    });
    expect(await ids('/v1/rewards?status=paid')).toEqual([id]);
    expect(await ids(`/v1/rewards?partnerId=${partnerId}`)).toEqual([id]);
    for (const status of ['pending', 'approved', 'cancelled', 'paid'])
      expect(await move(status)).toMatchObject({ status: 409 });
  });

  test('is in the sums of its day, until it is cancelled', async () => {
    api.state.now = Date.now();
    const id = idOf(await correct());
    await correct({ amount: { amount: 1_200, currency: 'EUR' } });
    const today = new Date(api.state.now).toISOString().slice(0, 10);
    const summary = async () => (await get(`/v1/summary?from=${today}&to=${today}`)).body;
    const partners = (amount: number) => [{ partnerId, rewards: [{ amount, currency: 'EUR' }] }];
    expect(await summary()).toMatchObject({ partners: partners(700) });
    expect(await summary()).toMatchObject({ days: [{ outcomes: { processed: 0 } }] });
    await api.patch(`/v1/rewards/${id}`, { status: 'cancelled' }, { account });
    expect(await summary()).toMatchObject({ partners: partners(1_200) });
    api.state.now = Date.UTC(2026, 10, 22, 9);
  });

  test('stands in the audit log, with who, why and what', async () => {
    const made = await correct();
    expect(await audited(idOf(made))).toMatchObject([
      {
        action: 'reward_corrected',
        by: 'ada@acme.example',
        reason: aCorrection.reason,
        after: { partnerId, kind: 'correction', amount: aCorrection.amount },
      },
    ]);
  });

  test('keeps its partner and its customer from being deleted', async () => {
    await correct({ customerId });
    for (const path of [`/v1/partners/${partnerId}`, `/v1/customers/${customerId}`])
      expect(await api.call('DELETE', path, { account })).toMatchObject({
        status: 409,
        body: { code: 'in_use' },
      });
  });
});

describe('a correction that is sent', () => {
  test('again under its key is made once, and one with another body under it is refused', async () => {
    const key = ulid();
    const [one, other] = await Promise.all([correct({}, key), correct({}, key)]);
    expect([one.status, other.status]).toEqual([201, 201]);
    expect(other.body).toEqual(one.body);
    expect(await ids('/v1/rewards')).toEqual([idOf(one)]);
    expect(await audited(idOf(one))).toHaveLength(1);
    expect(await correct({ reason: 'Another' }, key)).toMatchObject({
      status: 409,
      body: { code: 'idempotency_key_reused' },
    });
  });

  test('without a key is refused, before anything of it is done', async () => {
    const json = { partnerId, ...aCorrection };
    expect(await api.call('POST', '/v1/rewards', { account, json })).toMatchObject({
      status: 428,
      body: { code: 'idempotency_key_required' },
    });
    expect(await ids('/v1/rewards')).toEqual([]);
  });

  test.each([
    ['amount.amount', { amount: { amount: 0, currency: 'EUR' } }],
    ['amount.amount', { amount: { amount: 1.5, currency: 'EUR' } }],
    ['amount.amount', { amount: { amount: 2 ** 53, currency: 'EUR' } }],
    ['amount.currency', { amount: { amount: 5, currency: 'EUX' } }],
    ['amount.currency', { amount: { amount: 5, currency: 'eur' } }],
    ['reason', { reason: 'no' }],
    ['reason', { reason: '   ' }],
    ['reason', { reason: 'x'.repeat(501) }],
    ['reason', { reason: 'Paid\u0000twice' }],
    ['partnerId', { partnerId: 'prt_1' }],
    ['partnerId', { partnerId: `prt_${ulid()}` }],
    ['customerId', { customerId: `cus_${ulid()}` }],
    ['customerId', { customerId: null }],
    ['status', { status: 'paid' }],
  ])('with a wrong %s is refused by its name: %j', async (path, wrong) => {
    expect(await correct(wrong)).toMatchObject({
      status: 422,
      body: { code: 'invalid_body', errors: expect.arrayContaining([expect.objectContaining({ path })]) },
    });
    expect(await ids('/v1/rewards')).toEqual([]);
  });

  test('by a viewer is refused, and another account sees none of it', async () => {
    const viewer = { account, groups: '[viewer]', json: { partnerId, ...aCorrection } };
    expect(await api.call('POST', '/v1/rewards', viewer)).toMatchObject({ status: 403 });
    const id = idOf(await correct());
    const other = { account: `t-${ulid()}` };
    expect(await api.call('GET', `/v1/rewards/${id}`, other)).toMatchObject({ status: 404 });
    expect(await api.ids('/v1/rewards', other)).toEqual([]);
  });
});
