import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import * as z from 'zod';
import { testStack, type TestStack } from '../support/stack.ts';
import { workspace, type Workspace } from '../support/workspace.ts';

const activity = '/v1/integrations/chargebee/activity';
const resources = ['programs', 'partners', 'leads', 'deals', 'customers', 'transactions', 'rewards'] as const;
const writable = resources.slice(0, 5);

interface Side extends Workspace {
  /** The ids of its records, by resource. */
  readonly records: Readonly<Record<string, readonly string[]>>;
  readonly eventIds: readonly string[];
}

let stack: TestStack;
let acme: Side;
let globex: Side;

const eventIdsOf = async (space: Workspace): Promise<string[]> =>
  z
    .object({ items: z.array(z.object({ eventId: z.string() })) })
    .parse(await space.get(activity))
    .items.map(({ eventId }) => eventId);

/** Two accounts that have everything in common: emails, Chargebee ids, transactions, and for the first payment its event. */
async function fill(account: string): Promise<Side> {
  const space = await workspace(stack, account);
  const { create, partnerId } = space;
  const programId = await create('programs', { name: 'Second' });
  await create('partners', { name: 'Bluebird', email: 'b@b.example', programId });
  for (const name of ['ada', 'grace']) {
    const email = `${name}@example.com`;
    await create('leads', { email, partnerId });
    await create('deals', { name, contacts: [{ email }], partnerId });
    const transaction = { id: `txn_${name}` };
    const event = name === 'ada' ? { event: { id: 'ev_common' } } : {};
    await space.pay({ ...event, transaction, customer: { id: `cb_${name}`, email } });
  }
  const records: Record<string, string[]> = {};
  for (const resource of resources) records[resource] = await space.ids(`/v1/${resource}`);
  return { ...space, records, eventIds: await eventIdsOf(space) };
}

const recordsOf = (side: Side, resource: string): readonly string[] => side.records[resource] ?? [];

beforeAll(async () => {
  stack = await testStack();
  acme = await fill('acme');
  globex = await fill('globex');
}, 30_000);
afterAll(() => stack.stop());

describe('two accounts with the same customers, payments and event', () => {
  test.each(resources)('have %s of their own', (resource) => {
    expect(recordsOf(acme, resource)).toHaveLength(2);
    expect(recordsOf(globex, resource)).toHaveLength(2);
    expect(new Set([...recordsOf(acme, resource), ...recordsOf(globex, resource)]).size).toBe(4);
  });

  test.each([
    'leads?email=ada@example.com',
    'leads?status=converted&email=ada@example.com',
    'deals?email=ada@example.com',
    'customers?email=ada@example.com',
    'customers?chargebeeCustomerId=cb_ada',
    'transactions?chargebeeTransactionId=txn_ada',
  ])('find their own with the same filter: %s', async (list) => {
    const resource = list.replace(/\?.*/, '');
    for (const side of [acme, globex]) {
      const found = await side.ids(`/v1/${list}`);
      expect(found).toHaveLength(1);
      expect(recordsOf(side, resource)).toContain(found[0]);
    }
  });

  test('find nothing with a filter for what is the other one’s', async () => {
    const [customerId = ''] = recordsOf(acme, 'customers');
    const [transactionId = ''] = recordsOf(acme, 'transactions');
    const { programId, partnerId } = acme;
    const lists = [
      `partners?programId=${programId}`,
      `leads?partnerId=${partnerId}`,
      `deals?partnerId=${partnerId}`,
      `deals?customerId=${customerId}`,
      `customers?sourcePartnerId=${partnerId}`,
      `transactions?customerId=${customerId}`,
      `transactions?partnerId=${partnerId}`,
      `rewards?partnerId=${partnerId}`,
      `rewards?transactionId=${transactionId}`,
    ];
    for (const list of lists) {
      expect({ list, found: (await acme.ids(`/v1/${list}`)).length }).not.toMatchObject({ found: 0 });
      expect({ list, found: await globex.ids(`/v1/${list}`) }).toEqual({ list, found: [] });
    }
  });

  test('find nothing under the other one’s ids, and neither change nor delete it', async () => {
    const missing = { status: 404, body: { code: 'not_found' } };
    for (const resource of resources) {
      for (const id of recordsOf(acme, resource)) {
        const path = `/v1/${resource}/${id}`;
        expect(await globex.api('GET', path)).toMatchObject(missing);
        const before = await acme.get(path);
        if (writable.includes(resource)) {
          const ifMatch = { 'if-match': `"${String(z.object({ version: z.int() }).parse(before).version)}"` };
          expect(await globex.api('PATCH', path, {}, ifMatch)).toMatchObject(missing);
          expect(await globex.api('DELETE', path)).toMatchObject(missing);
        }
        expect(await acme.get(path)).toEqual(before);
      }
    }
  });

  test('refer to nothing of the other one', async () => {
    const { programId, partnerId } = acme;
    const contacts = [{ email: 'x@example.com' }];
    const bodies: [string, object][] = [
      ['partners', { name: 'X', email: 'x@example.com', programId }],
      ['leads', { email: 'x@example.com', partnerId }],
      ['deals', { name: 'X', contacts, partnerId }],
      ['customers', { email: 'x@example.com', sourcePartnerId: partnerId }],
    ];
    for (const [resource, body] of bodies) {
      expect(await globex.api('POST', `/v1/${resource}`, body)).toMatchObject({ status: 422 });
    }
  });

  test('have a line each of the event with the same id, and none of the other one’s events', async () => {
    expect(acme.eventIds).toContain('ev_common');
    expect(globex.eventIds).toContain('ev_common');
    const [transactionOfAcme = ''] = await acme.ids('/v1/transactions?chargebeeTransactionId=txn_ada');
    expect(JSON.stringify(await acme.get(`${activity}/ev_common`))).toContain(transactionOfAcme);
    expect(JSON.stringify(await globex.get(`${activity}/ev_common`))).not.toContain(transactionOfAcme);
    for (const eventId of acme.eventIds.filter((id) => id !== 'ev_common')) {
      expect(await globex.api('GET', `${activity}/${eventId}`)).toMatchObject({ status: 404 });
    }
  });

  test.each([...resources.map((resource) => `/v1/${resource}`), activity])(
    'cannot use the other one’s cursor of %s, nor another list’s, nor another query’s',
    async (list) => {
      const paged = z.object({ nextCursor: z.string() });
      const { nextCursor } = paged.parse(await acme.get(`${list}?limit=1`));
      const invalid = { status: 400, body: { code: 'invalid_cursor' } };
      expect(await acme.api('GET', `${list}?limit=200&cursor=${nextCursor}`)).toMatchObject({ status: 200 });
      expect(await globex.api('GET', `${list}?limit=1&cursor=${nextCursor}`)).toMatchObject(invalid);
      const another = list === '/v1/leads' ? '/v1/deals' : '/v1/leads';
      expect(await acme.api('GET', `${another}?cursor=${nextCursor}`)).toMatchObject(invalid);
      if (list === '/v1/programs') return; // the only list without a filter
      const filter = list === activity ? 'outcome=processed' : filters[list.slice('/v1/'.length)];
      expect(await acme.api('GET', `${list}?${String(filter)}&cursor=${nextCursor}`)).toMatchObject(invalid);
    },
  );
});

/** A filter of each list. */
const filters: Readonly<Record<string, string>> = {
  partners: 'status=active',
  leads: 'status=converted',
  deals: 'email=ada@example.com',
  customers: 'email=ada@example.com',
  transactions: 'chargebeeTransactionId=txn_ada',
  rewards: 'status=pending',
};
