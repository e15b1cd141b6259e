import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ulid } from 'ulid';
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

const pageSchema = z.object({
  items: z.array(z.object({ id: z.string() })),
  nextCursor: z.string().nullable(),
});

async function readPage(
  account: string,
  { limit, filtered, cursor }: { limit: number; filtered: boolean; cursor: string | undefined },
): Promise<z.infer<typeof pageSchema>> {
  const query = new URLSearchParams({
    limit: String(limit),
    ...(filtered && { status: 'pending' }),
    ...(cursor !== undefined && { cursor }),
  });
  return pageSchema.parse((await api.call('GET', `/v1/leads?${query.toString()}`, { account })).body);
}

test('pages show every record once, newest first, whatever their size and whatever is added meanwhile', async () => {
  const step = fc.record({ limit: fc.integer({ min: 1, max: 6 }), added: fc.integer({ min: 0, max: 2 }) });
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 14 }),
      fc.boolean(),
      fc.array(step, { minLength: 1 }),
      async (count, filtered, steps) => {
        const account = `t-${ulid()}`;
        const add = (n: number) =>
          api.create(
            'leads',
            { email: 'a@example.com', status: n % 3 === 0 ? 'pending' : 'accepted' },
            { account },
          );
        const before: string[] = [];
        for (let n = 0; n < count; n++) {
          const id = await add(n);
          if (!filtered || n % 3 === 0) before.unshift(id);
        }
        const seen: string[] = [];
        let cursor: string | null | undefined;
        for (let round = 0; cursor !== null; round++) {
          const { limit = 1, added = 0 } = steps[round % steps.length] ?? {};
          const page = await readPage(account, { limit, filtered, cursor });
          expect(page.items.length).toBeLessThanOrEqual(limit);
          seen.push(...page.items.map(({ id }) => id));
          cursor = page.nextCursor;
          if (round < 3) for (let n = 0; n < added; n++) await add(n);
        }
        expect(seen).toEqual(before);
      },
    ),
    { numRuns: 15 },
  );
}, 60_000);

test('a page is as long as was asked for, and 50 where nothing was asked', async () => {
  const account = `t-${ulid()}`;
  await Promise.all(
    Array.from({ length: 60 }, () => api.create('leads', { email: 'a@example.com' }, { account })),
  );
  const lengthOf = async (query: string) =>
    pageSchema.parse((await api.call('GET', `/v1/leads${query}`, { account })).body).items.length;
  expect(await lengthOf('')).toBe(50);
  expect(await lengthOf('?limit=1')).toBe(1);
  expect(await lengthOf('?limit=200&email=a@example.com')).toBe(60);
});

test.each(['limit=0', 'limit=201', 'limit=1.5', 'limit=x', 'limit=', 'colour=red', 'status=happy', 'email='])(
  'the query %s is refused',
  async (query) => {
    expect(await api.call('GET', `/v1/leads?${query}`)).toMatchObject({
      status: 400,
      body: { code: 'invalid_query' },
    });
  },
);

test('a cursor fits the account, the list and the filters that it was given out for, and nothing else', async () => {
  const call = { account: `t-${ulid()}` };
  for (const resource of ['leads', 'leads', 'leads']) {
    await api.create(resource, { email: 'a@example.com' }, call);
  }
  const { body } = await api.call('GET', '/v1/leads?limit=1&email=A@example.com', call);
  const cursor = pageSchema.parse(body).nextCursor ?? '';
  const withCursor = (target: string, how = call) => api.call('GET', `${target}cursor=${cursor}`, how);
  expect(await withCursor('/v1/leads?limit=2&email=a@example.com&')).toMatchObject({ status: 200 });
  const refused = { status: 400, body: { code: 'invalid_cursor' } };
  expect(await withCursor('/v1/leads?')).toMatchObject(refused);
  expect(await withCursor('/v1/leads?email=b@example.com&')).toMatchObject(refused);
  expect(await withCursor('/v1/leads?email=a@example.com&status=accepted&')).toMatchObject(refused);
  expect(await withCursor('/v1/deals?email=a@example.com&')).toMatchObject(refused);
  expect(await withCursor('/v1/leads?email=a@example.com&', { account: `t-${ulid()}` })).toMatchObject(
    refused,
  );
  for (const made of ['x', '', '%00', Buffer.from('["0",0,"x"]').toString('base64url')]) {
    expect(await api.call('GET', `/v1/leads?cursor=${made}`, call)).toMatchObject(refused);
  }
});
