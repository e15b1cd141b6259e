import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import * as z from 'zod';
import { testTable, type TestTable } from '../../support/table.ts';
import { recordsApi } from './records-api.ts';

let testing: TestTable;
let api: ReturnType<typeof recordsApi>;

beforeAll(async () => {
  testing = await testTable();
  api = recordsApi(testing.table);
});
afterAll(() => testing.stop());

const lead = { email: 'ada@example.com', firstName: 'Ada' };
const problem = (status: number, code: string) => ({ status, body: { status, code } });

describe('who may call', () => {
  test('a viewer reads and changes nothing', async () => {
    const id = await api.create('leads', lead);
    const viewer = { groups: '[viewer]' };
    expect(await api.call('GET', `/v1/leads/${id}`, viewer)).toMatchObject({ status: 200 });
    const refused = problem(403, 'role_too_low');
    expect(await api.call('POST', '/v1/leads', { ...viewer, json: lead })).toMatchObject(refused);
    const change = { ...viewer, json: {}, headers: { 'if-match': '"1"' } };
    expect(await api.call('PATCH', `/v1/leads/${id}`, change)).toMatchObject(refused);
    expect(await api.call('DELETE', `/v1/leads/${id}`, viewer)).toMatchObject(refused);
    expect(await api.call('GET', `/v1/leads/${id}`)).toMatchObject({ status: 200 });
  });

  test('a token without a role, or without an account that can be one, reads nothing', async () => {
    expect(await api.call('GET', '/v1/leads', { groups: '[staff]' })).toMatchObject(problem(403, 'no_role'));
    expect(await api.call('GET', '/v1/leads', { account: 'a#b' })).toMatchObject(problem(403, 'no_role'));
  });

  test('another account finds nothing under the id, and cannot change or delete it', async () => {
    const id = await api.create('leads', lead);
    const other = { account: 'globex' };
    const missing = problem(404, 'not_found');
    expect(await api.call('GET', `/v1/leads/${id}`, other)).toMatchObject(missing);
    const change = { ...other, json: { firstName: 'X' }, headers: { 'if-match': '"1"' } };
    expect(await api.call('PATCH', `/v1/leads/${id}`, change)).toMatchObject(missing);
    expect(await api.call('DELETE', `/v1/leads/${id}`, other)).toMatchObject(missing);
    expect(await api.ids('/v1/leads', other)).toEqual([]);
    expect(await api.call('GET', `/v1/leads/${id}`)).toMatchObject({
      status: 200,
      body: { firstName: 'Ada' },
    });
  });
});

describe('what is not found', () => {
  test.each([
    '/v1/leads/led_01KAAAAAAAAAAAAAAAAAAAAAAA',
    '/v1/leads/nothing',
    `/v1/leads/led_${'0'.repeat(3000)}`,
    '/v1/deals/led_01KAAAAAAAAAAAAAAAAAAAAAAA',
    '/v1/rewards/rwd_1',
    '/v1/transactions/txn_01KAAAAAAAAAAAAAAAAAAAAAAA',
    '/v1/nothing',
  ])('%.60s is 404', async (path) => {
    expect(await api.call('GET', path)).toMatchObject(problem(404, 'not_found'));
  });

  test('what was recorded is neither replaced nor deleted', async () => {
    for (const path of [
      '/v1/transactions/txn_01KAAAAAAAAAAAAAAAAAAAAAAA',
      '/v1/rewards/rwd_01KAAAAAAAAAAAAAAAAAAAAAAA-0',
    ]) {
      for (const method of ['PUT', 'DELETE'])
        expect(await api.call(method, path, { json: {} })).toMatchObject({ status: 404 });
    }
  });
});

describe('bodies', () => {
  test.each([
    ['no JSON', '{', {}, 400, 'invalid_json'],
    ['another content type', '{}', { 'content-type': 'text/plain' }, 415, 'not_json'],
    ['more than 1 MiB', JSON.stringify({ email: 'x'.repeat(1_048_577) }), {}, 413, 'payload_too_large'],
    ['no object', '[]', {}, 422, 'invalid_body'],
  ])('%s is refused', async (_what, text, headers, status, code) => {
    expect(await api.call('POST', '/v1/leads', { text, headers })).toMatchObject(problem(status, code));
  });

  test('a base64-encoded body is read', async () => {
    const text = Buffer.from(JSON.stringify(lead)).toString('base64');
    expect(await api.call('POST', '/v1/leads', { text, isBase64Encoded: true })).toMatchObject({
      status: 201,
    });
  });

  const refused: [string, string, unknown, string][] = [
    ['an unknown field', 'leads', { ...lead, colour: 'red' }, 'colour'],
    ['a prototype', 'leads', JSON.parse('{"email":"a@b.example","__proto__":{"admin":true}}'), '__proto__'],
    ['no email', 'leads', {}, 'email'],
    ['an email that is none', 'leads', { email: 'ada' }, 'email'],
    ['an email with a blank in it', 'leads', { email: 'a da@example.com' }, 'email'],
    ['an email of 255 characters', 'leads', { email: `${'a'.repeat(243)}@example.com` }, 'email'],
    ['an email of 255 with a blank', 'leads', { email: `${'a'.repeat(242)}@example.com ` }, 'email'],
    ['an email that becomes longer', 'leads', { email: `${'\u0130'.repeat(200)}@example.com` }, 'email'],
    ['an email of nothing that is seen', 'leads', { email: '\u200b\u2060' }, 'email'],
    ['a blank name', 'leads', { ...lead, firstName: '  ' }, 'firstName'],
    ['a name of 201 characters', 'leads', { ...lead, company: 'x'.repeat(201) }, 'company'],
    ['half a character', 'leads', { ...lead, company: '\ud83d' }, 'company'],
    ['a control character', 'leads', { ...lead, company: 'a\u0000b' }, 'company'],
    ['the status converted', 'leads', { ...lead, status: 'converted' }, 'status'],
    ['the customer of a lead', 'leads', { ...lead, customerId: 'cus_1' }, 'customerId'],
    ['the time of conversion', 'leads', { ...lead, convertedAt: '2026-01-01T00:00:00Z' }, 'convertedAt'],
    ['a time that is none', 'leads', { ...lead, registeredAt: '2026-02-30T00:00:00Z' }, 'registeredAt'],
    ['a time before 1970', 'leads', { ...lead, registeredAt: '1969-12-31T23:59:59Z' }, 'registeredAt'],
    [
      'a time of any length',
      'leads',
      { ...lead, registeredAt: `2026-01-01T00:00:00.${'0'.repeat(50)}Z` },
      'registeredAt',
    ],
    [
      'a partner that is not there',
      'leads',
      { ...lead, partnerId: 'prt_01KAAAAAAAAAAAAAAAAAAAAAAA' },
      'partnerId',
    ],
    ['a partner of another form', 'leads', { ...lead, partnerId: 'x'.repeat(5000) }, 'partnerId'],
    [
      'a program that is not there',
      'partners',
      { name: 'N', email: 'n@n.example', programId: 'prg_01KAAAAAAAAAAAAAAAAAAAAAAA' },
      'programId',
    ],
    ['a deal without contacts', 'deals', { name: 'D', contacts: [] }, 'contacts'],
    [
      'a deal with 21 contacts',
      'deals',
      { name: 'D', contacts: Array.from({ length: 21 }, (_, n) => ({ email: `c${n}@d.example` })) },
      'contacts',
    ],
    [
      'a negative amount',
      'deals',
      { name: 'D', contacts: [{ email: 'a@b.example' }], amount: { amount: -1, currency: 'EUR' } },
      'amount.amount',
    ],
    [
      'a broken amount',
      'deals',
      { name: 'D', contacts: [{ email: 'a@b.example' }], amount: { amount: 1.5, currency: 'EUR' } },
      'amount.amount',
    ],
    [
      'an amount above 2^53',
      'deals',
      { name: 'D', contacts: [{ email: 'a@b.example' }], amount: { amount: 2 ** 53, currency: 'EUR' } },
      'amount.amount',
    ],
    [
      'a currency that is none',
      'deals',
      { name: 'D', contacts: [{ email: 'a@b.example' }], amount: { amount: 1, currency: 'XYZ' } },
      'amount.currency',
    ],
    [
      'the customer of a deal',
      'deals',
      { name: 'D', contacts: [{ email: 'a@b.example' }], customerId: 'cus_1' },
      'customerId',
    ],
    ['the source of a customer', 'customers', { email: 'a@b.example', source: { kind: 'lead' } }, 'source'],
    [
      'another property',
      'customers',
      { email: 'a@b.example', properties: { colour: 'red' } },
      'properties.colour',
    ],
    [
      'an unknown field in a list',
      'deals',
      { name: 'D', contacts: [{ email: 'a@b.example', phone: '1' }] },
      'contacts.0.phone',
    ],
  ];
  test.each(refused)('%s is refused with 422, and named', async (_what, resource, json, path) => {
    const answer = await api.call('POST', `/v1/${resource}`, { json });
    expect(answer).toMatchObject(problem(422, 'invalid_body'));
    expect(answer).toMatchObject({
      body: { errors: expect.arrayContaining([expect.objectContaining({ path })]) },
    });
  });

  test('a body may begin with a byte order mark', async () => {
    const text = `\ufeff${JSON.stringify(lead)}`;
    expect(await api.call('POST', '/v1/leads', { text })).toMatchObject({ status: 201 });
  });

  test('unknown query parameters are refused by name', async () => {
    const answer = await api.call('GET', '/v1/leads?emial=ada@example.com');
    expect(answer).toMatchObject(problem(400, 'invalid_query'));
    expect(answer).toMatchObject({ body: { errors: [{ path: 'emial' }] } });
  });

  test('every problem has the form of RFC 9457 and names nothing internal', async () => {
    const { headers, body } = await api.call('POST', '/v1/leads', { json: {} });
    expect(headers['content-type']).toBe('application/problem+json');
    const names = ['code', 'detail', 'errors', 'status', 'title', 'type'];
    expect(Object.keys(z.looseObject({}).parse(body)).sort()).toEqual(names);
  });
});

describe('If-Match', () => {
  test('what is read, created and changed carries the version as its ETag', async () => {
    const created = await api.call('POST', '/v1/leads', { json: lead });
    const path = String(created.headers['location']);
    expect(created.headers['etag']).toBe('"1"');
    expect((await api.call('GET', path)).headers['etag']).toBe('"1"');
    const changed = await api.patch(path, { lastName: 'Byron', firstName: null });
    expect(changed).toMatchObject({
      status: 200,
      headers: { etag: '"2"' },
      body: { firstName: null, lastName: 'Byron', version: 2 },
    });
    const read = await api.call('GET', path);
    expect(read.body).toEqual(changed.body);
    expect(read.headers['etag']).toBe('"2"');
  });

  test('a change without it is refused, and one of an older version changes nothing', async () => {
    const path = `/v1/leads/${await api.create('leads', lead)}`;
    expect(await api.call('PATCH', path, { json: {} })).toMatchObject(problem(428, 'if_match_required'));
    await api.patch(path, { company: 'Engines' });
    for (const stale of ['"1"', '"3"', '*', 'x', '""']) {
      const change = { json: { company: 'Other' }, headers: { 'if-match': stale } };
      expect(await api.call('PATCH', path, change)).toMatchObject(problem(412, 'changed_meanwhile'));
    }
    expect(await api.call('GET', path)).toMatchObject({ body: { company: 'Engines' } });
  });

  test('a delete needs none, but heeds the one that it has', async () => {
    const path = `/v1/leads/${await api.create('leads', lead)}`;
    await api.patch(path, { company: 'Engines' });
    for (const stale of ['"1"', 'x']) {
      const answer = await api.call('DELETE', path, { headers: { 'if-match': stale } });
      expect(answer).toMatchObject(problem(412, 'changed_meanwhile'));
    }
    expect(await api.call('DELETE', path, { headers: { 'if-match': '"2"' } })).toMatchObject({ status: 204 });
    const another = `/v1/leads/${await api.create('leads', lead)}`;
    expect(await api.call('DELETE', another)).toMatchObject({ status: 204 });
  });

  test('of many changes of one version exactly one is made', async () => {
    const path = `/v1/leads/${await api.create('leads', lead)}`;
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        api.call('PATCH', path, { json: { company: `C${n}` }, headers: { 'if-match': '"1"' } }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([
      200,
      ...Array.from({ length: 9 }, () => 412),
    ]);
  });
});
