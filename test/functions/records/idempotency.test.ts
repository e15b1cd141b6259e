import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { testTable, type TestTable } from '../../support/table.ts';
import { recordsApi } from './records-api.ts';

let testing: TestTable;
let api: ReturnType<typeof recordsApi>;

beforeAll(async () => {
  testing = await testTable();
  api = recordsApi(testing.table);
});
afterAll(() => testing.stop());

const post = (key: string, json: unknown, resource = 'customers', account = 'acme') =>
  api.call('POST', `/v1/${resource}`, { json, account, headers: { 'idempotency-key': key } });

test('the same key and body give the first answer again, and create nothing twice', async () => {
  const first = await post('k1', { email: 'once@example.com' });
  expect(first.status).toBe(201);
  api.state.now += 1_000;
  expect(await post('k1', { email: 'once@example.com' })).toEqual(first);
  await api.patch(String(first.headers['location']), { company: 'Changed since' });
  expect(await post('k1', { email: 'once@example.com' })).toEqual(first);
  expect(await api.ids('/v1/customers?email=once@example.com')).toHaveLength(1);
});

test('another body under the same key is refused, and so is another one that could not be created anyway', async () => {
  await post('k2', { email: 'taken@example.com' });
  const reused = { status: 409, body: { code: 'idempotency_key_reused' } };
  expect(await post('k2', { email: 'other@example.com' })).toMatchObject(reused);
  expect(await post('k2', { email: 'taken@example.com', company: 'C' })).toMatchObject(reused);
  expect(await api.ids('/v1/customers?email=other@example.com')).toEqual([]);
});

test('a key counts for its account and its route only', async () => {
  await post('k3', { email: 'k3@example.com' });
  expect(await post('k3', { email: 'k3@example.com' }, 'leads')).toMatchObject({
    status: 201,
    body: { status: 'accepted' },
  });
  expect(await post('k3', { email: 'other@example.com' }, 'customers', 'globex')).toMatchObject({
    status: 201,
  });
});

test('a route is the same with a slash at its end', async () => {
  const first = await post('k9', { email: 'k9@example.com' }, 'leads');
  expect(await post('k9', { email: 'k9@example.com' }, 'leads/')).toEqual(first);
});

test('what was refused uses no key up', async () => {
  await post('k4', { email: 'k4@example.com' });
  expect(await post('k5', { email: 'k4@example.com' })).toMatchObject({
    status: 409,
    body: { code: 'email_taken' },
  });
  expect(await post('k5', { email: 'k5@example.com' })).toMatchObject({ status: 201 });
});

test('a key is free again after 24 hours, and not before', async () => {
  await post('k6', { email: 'k6@example.com' });
  api.state.now += 24 * 3_600_000 - 1_000;
  expect(await post('k6', { email: 'k6b@example.com' })).toMatchObject({ status: 409 });
  api.state.now += 1_000;
  expect(await post('k6', { email: 'k6b@example.com' })).toMatchObject({ status: 201 });
});

test('of many requests with one key at the same time one creates, and all get its answer', async () => {
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => post('k7', { email: 'k7@example.com' })),
  );
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(answers[0]?.status).toBe(201);
});

test.each(['', ' ', 'ä', 'x'.repeat(256)])('the key "%.5s" is none', async (key) => {
  expect(await post(key, { email: 'k8@example.com' })).toMatchObject({
    status: 400,
    body: { code: 'invalid_idempotency_key' },
  });
});
