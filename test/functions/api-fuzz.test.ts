import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc, { type Arbitrary } from 'fast-check';
import { monotonicFactory } from 'ulid';
import * as z from 'zod';
import { createHandler as recordsHandler } from '../../functions/records/handler.ts';
import { createHandler as settingsHandler } from '../../functions/settings/handler.ts';
import { activityOperations } from '../../functions/shared/api/activity-operations.ts';
import { integrationOperations } from '../../functions/shared/api/integration-operations.ts';
import { jobOperations } from '../../functions/shared/api/job-operations.ts';
import { rateAnew } from '../../functions/shared/api/rate-anew-operation.ts';
import { reassignCustomer } from '../../functions/shared/api/reassign-operation.ts';
import { replayActivity } from '../../functions/shared/api/replay-operation.ts';
import { problemSchema, problemsOf } from '../../functions/shared/api/openapi-problems.ts';
import { listProperties } from '../../functions/shared/api/properties-operation.ts';
import { recordOperations } from '../../functions/shared/api/record-operations.ts';
import type { Operation } from '../../functions/shared/http/operation.ts';
import { callApi, type ApiAnswer, type ApiCall, type ApiHandler } from '../support/api.ts';
import { fittingValues } from '../support/fitting-values.ts';
import { anEvent } from '../support/payment-case.ts';
import { paymentStore } from '../../functions/shared/store/payment-store.ts';
import { testTable, type TestTable } from '../support/table.ts';
import { pay } from './records/pay.ts';

const runs = 1_500;

const settingsOperations: readonly Operation[] = [
  ...integrationOperations,
  ...activityOperations,
  replayActivity,
  reassignCustomer,
  rateAnew,
  ...jobOperations,
  listProperties,
];
const operations = [...settingsOperations, ...recordOperations];

let testing: TestTable;
let settings: ApiHandler;
let records: ApiHandler;
/** The ids that are there at the beginning, by resource. */
const ids = new Map<string, string[]>();

const call = (said: Operation, target: string, how: ApiCall): Promise<ApiAnswer> =>
  callApi(settingsOperations.includes(said) ? settings : records, said.method, target, how);

/** Creates a record, or reads a list, and remembers the ids in the answer. */
async function remember(resource: string, json?: object): Promise<string> {
  const { body } = await callApi(records, json ? 'POST' : 'GET', `/v1/${resource}`, json ? { json } : {});
  const found = z.union([
    z.object({ id: z.string() }).transform(({ id }) => [id]),
    z
      .object({ items: z.array(z.object({ id: z.string() })) })
      .transform(({ items }) => items.map(({ id }) => id)),
  ]);
  const all = [...(ids.get(resource) ?? []), ...found.parse(body)];
  ids.set(resource, all);
  return all.at(-1) ?? '';
}

beforeAll(async () => {
  testing = await testTable();
  const { table } = testing;
  const nextUlid = monotonicFactory();
  const store = paymentStore(table, Date.now);
  const pause = () => Promise.resolve();
  records = recordsHandler({
    table,
    store,
    pause,
    clock: Date.now,
    ulids: () => nextUlid(),
    log: () => undefined,
  });
  settings = settingsHandler({
    table,
    store,
    ulids: nextUlid,
    pause,
    queue: () => Promise.resolve('queued'),
    clock: Date.now,
    sendJob: () => Promise.resolve(),
    newKey: nextUlid,
    webhookBaseUrl: 'https://api.example',
    log: () => undefined,
  });
  const options = { convertLead: true, associateDeals: true, createTransactions: true };
  await callApi(settings, 'PUT', '/v1/integrations/chargebee', {
    json: { status: 'on', options },
    headers: { 'if-match': '"0"' },
  });
  const reward = { kind: 'percentage', basisPoints: 1000 };
  const rewardRules = [{ name: 'Tenth', reward, lasts: { kind: 'forever' } }];
  for (let n = 0; n < 5; n++) {
    const programId = await remember('programs', { name: 'P', rewardRules });
    const partnerId = await remember('partners', { name: 'N', email: 'n@n.example', programId });
    const email = `lead${n}@example.com`;
    await remember('leads', { email, partnerId });
    await remember('deals', { name: 'D', contacts: [{ email }] });
    await remember('customers', { email: `customer${n}@example.com` });
    const event = { id: `ev_${n}`, transaction: { id: `txn_${n}` }, customer: { id: `cb_${n}`, email } };
    await pay(table, 'acme', anEvent(event));
  }
  for (const resource of ['transactions', 'rewards']) await remember(resource);
  ids.set('activity', ['ev_1', 'ev_2', 'ev_none']);
});
afterAll(() => testing.stop());

const emails = [
  'lead1@example.com',
  ' LEAD2@example.com',
  'customer3@example.com',
  ...Array.from({ length: 30 }, (_, n) => `new${n}@example.com`),
];

/** What is worth sending in a text field of this name. */
function texts(name: string): readonly string[] {
  if (name === 'email') return emails;
  if (name === 'currency') return ['EUR', 'USD', 'JPY', 'XYZ'];
  if (name === 'chargebee_customer_id' || name === 'chargebeeCustomerId') return ['cb_1', 'cb_9'];
  if (name === 'chargebeeTransactionId') return ['txn_1', 'txn_9'];
  if (/(^|source)(p|P)artnerId$/.test(name)) return ids.get('partners') ?? [];
  if (name.endsWith('Id')) return ids.get(`${name.slice(0, -2)}s`) ?? ['x'];
  return ['A name', 'Ünïcode'];
}

const idsAt = (path: string): readonly string[] => ids.get(/(\w+)\/\{/.exec(path)?.[1] ?? '') ?? ['x'];

/** A path with one of the ids that are there, or with anything else in its place. */
const targets = ({ path }: Operation): Arbitrary<string> =>
  fc
    .oneof(
      { weight: 9, arbitrary: fc.constantFrom(...idsAt(path)) },
      {
        weight: 1,
        arbitrary: fc.string({ minLength: 1 }).filter((id) => /^[^/.]/.test(id) && !id.includes('/')),
      },
    )
    .map((id) => path.replace(/\{\w+\}/, encodeURIComponent(id)));

/** Hardly any cursor is a good one, so that few queries have one at all. */
const queries = ({ query }: Operation): Arbitrary<string> =>
  fc.tuple(fittingValues(query, texts), fc.nat(9)).map(([value, dice]) => {
    const fields = Object.entries(z.record(z.string(), z.unknown()).catch({}).parse(value))
      .filter(([name]) => name !== 'cursor' || dice === 0)
      // Not as `String` has it: what has a `toString` of its own making has no text.
      .map(([name, field]): [string, string] => [
        name,
        typeof field === 'string' ? field : JSON.stringify(field),
      ]);
    return new URLSearchParams(fields).toString();
  });

const bodies = ({ body }: Operation): Arbitrary<string | undefined> =>
  body === undefined
    ? fc.constant(undefined)
    : fc.oneof(
        { weight: 8, arbitrary: fittingValues(body, texts).map((value) => JSON.stringify(value)) },
        { weight: 1, arbitrary: fc.json() },
        { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
      );

const versions = fc
  .constantFrom('"1"', '"1"', '"2"', 'W/"3"', '*', '')
  .map((version) => ({ 'if-match': version }));
const keys = fc.constantFrom('k1', 'k2', ' ').map((key) => ({ 'idempotency-key': key }));
const headers = fc
  .tuple(
    fc.option(versions, { freq: 5 }),
    fc.oneof({ weight: 4, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: keys }),
  )
  .map(([version, key]) => ({ ...version, ...key }));

const groups = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom('[admin]', '[admin viewer]') },
  { weight: 1, arbitrary: fc.constantFrom('[viewer]', '[]') },
);

const requests = (): Arbitrary<{ said: Operation; target: string; text: string | undefined; how: ApiCall }> =>
  fc.oneof(
    ...operations.map((said) =>
      fc.record({
        said: fc.constant(said),
        target: fc
          .tuple(targets(said), queries(said))
          .map(([path, query]) => (query ? `${path}?${query}` : path)),
        text: bodies(said),
        how: fc.record({
          headers,
          groups: groups,
        }),
      }),
    ),
  );

test(`each of ${runs.toLocaleString('en')} fuzzed requests gets an answer that its operation has said`, async () => {
  const counts = new Map<number | undefined, number>();
  await fc.assert(
    fc.asyncProperty(requests(), async ({ said, target, text, how }) => {
      const {
        status = 0,
        headers,
        body,
      } = await call(said, target, { ...how, ...(text !== undefined && { text }) });
      counts.set(status, (counts.get(status) ?? 0) + 1);
      if (status < 300) {
        expect(status).toBe(said.answer.status);
        if (said.answer.schema) expect(said.answer.schema.parse(body)).toEqual(body);
        else expect(body).toBeUndefined();
        return;
      }
      expect(status).toBeLessThan(500);
      expect(headers['content-type']).toBe('application/problem+json');
      const problem = problemSchema.parse(body);
      expect(problem.status).toBe(status);
      expect(problemsOf(said)[status]).toContain(problem.code);
    }),
    { numRuns: runs },
  );
  process.stdout.write(`fuzzed requests by answer: ${JSON.stringify(Object.fromEntries(counts))}\n`);
  expect([...counts.keys()]).toEqual(expect.arrayContaining([200, 201, 400, 403, 404, 409, 412, 422, 428]));
}, 60_000);
