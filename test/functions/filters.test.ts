import { afterAll, beforeAll, expect, test } from '@jest/globals';
import * as z from 'zod';
import { openApiDocument } from '../../functions/shared/api/openapi-document.ts';
import { anEvent, ulid } from '../support/payment-case.ts';
import { testTable, type TestTable } from '../support/table.ts';
import { anAccount } from './an-account.ts';
import { integrationPath } from './settings/settings-api.ts';

const parameter = z.object({ in: z.string(), name: z.string() });
const paths = z.record(
  z.string(),
  z.looseObject({ get: z.optional(z.looseObject({ parameters: z.optional(z.array(parameter)) })) }),
);

/** Every list of the API, with its filters. */
const lists = Object.entries(paths.parse(openApiDocument('https://api.example').paths)).flatMap(
  ([path, { get }]) => {
    const names = (get?.parameters ?? []).filter((one) => one.in === 'query').map(({ name }) => name);
    const filters = names.filter((name) => name !== 'limit' && name !== 'cursor');
    return names.includes('limit') ? [{ path, filters }] : [];
  },
);

/** A value of each filter that nothing of the account has. A new filter gets one here; by its path where that matters. */
const nothing: Readonly<Record<string, string>> = {
  email: 'nobody@example.com',
  partnerId: `prt_${ulid(1)}`,
  programId: `prg_${ulid(1)}`,
  customerId: `cus_${ulid(1)}`,
  sourcePartnerId: `prt_${ulid(1)}`,
  transactionId: `txn_${ulid(1)}`,
  chargebeeCustomerId: 'cb_nobody',
  chargebeeTransactionId: 'txn_cb_nobody',
  outcome: 'rejected',
  code: 'payload_too_large',
  eventType: 'transaction_deleted',
  from: '2999-01-01',
  to: '1970-01-01',
  dismissed: 'true',
  hasCandidates: 'true',
  record: `led_${ulid(1)}`,
  by: 'nobody@example.com',
  action: 'program_rated_anew',
  '/v1/partners status': 'declined',
  '/v1/leads status': 'refused',
  '/v1/rewards status': 'cancelled',
  kind: 'correction',
};

let t: TestTable;
let list: (path: string, query?: Record<string, string>) => Promise<readonly unknown[]>;
beforeAll(async () => {
  t = await testTable();
  const { account, lead, deal, send, records, settings } = await anAccount(t.table, 'acme');
  await lead();
  await deal();
  await send(anEvent());
  // Of nobody: it stands in the inbox.
  await send(
    anEvent({
      id: 'ev_2',
      transaction: { id: 'txn_cb_2' },
      customer: { id: 'cb_2', email: 'someone@else.example' },
    }),
  );
  // A job that nobody carries on.
  await settings.call('POST', `${integrationPath}/activity/replay`, {
    account,
    body: { outcomes: ['ignored'], from: '2026-01-01T00:00:00Z', dryRun: false },
  });
  list = async (path, query = {}) => {
    const { status, body } = /^\/v1\/(integrations|jobs)/.test(path)
      ? await settings.call('GET', path, { account, query })
      : await records.call('GET', `${path}?${new URLSearchParams(query).toString()}`, { account });
    expect({ path, query, status }).toEqual({ path, query, status: 200 });
    return z.object({ items: z.array(z.unknown()) }).parse(body).items;
  };
});
afterAll(() => t.stop());

test.each(lists)('$path lists nothing by a filter that nothing has', async ({ path, filters }) => {
  expect(await list(path)).not.toEqual([]);
  for (const filter of filters) {
    const value = nothing[`${path} ${filter}`] ?? nothing[filter];
    if (value === undefined) throw new Error(`Say above what value of ${filter} nothing has.`);
    expect({ filter, found: await list(path, { [filter]: value }) }).toEqual({ filter, found: [] });
  }
});

test('every list is found in the OpenAPI document', () => {
  expect(lists.length).toBeGreaterThanOrEqual(8);
});
