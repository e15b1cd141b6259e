import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import * as z from 'zod';
import { unmatchedSchema } from '../../../functions/shared/api/unmatched-operations.ts';
import { anEvent, paidOn } from '../../support/payment-case.ts';
import { testTable, type TestTable } from '../../support/table.ts';
import { aRefund } from '../../support/transaction-event.ts';
import { anAccount } from '../an-account.ts';
import { integrationPath, problemOf } from './settings-api.ts';

let testing: TestTable;
let accounts = 0;
beforeAll(async () => (testing = await testTable()));
afterAll(() => testing.stop());

const path = `${integrationPath}/unmatched`;
const list = z.object({ items: z.array(unmatchedSchema), nextCursor: z.string().nullable() });

const stranger = (n = 1, customer: object = {}) =>
  anEvent({
    id: `ev_${n}`,
    transaction: { id: `txn_cb_${n}`, date: paidOn + n },
    customer: { id: `cb_${n}`, email: 'billing@example.org', ...customer },
  });

async function aWorld() {
  const account = `inbox-${++accounts}`;
  const world = await anAccount(testing.table, account);
  const inbox = async (query: Record<string, string> = {}) =>
    list.parse((await world.settings.call('GET', path, { account, query })).body).items;
  const ids = async (query: Record<string, string> = {}) =>
    (await inbox(query)).map(({ chargebeeTransactionId }) => chargebeeTransactionId);
  const post = (id: string, what: string, body?: object, how = {}) =>
    world.settings.call('POST', `${path}/${id}/${what}`, { account, ...(body && { body }), ...how });
  return { ...world, account, inbox, ids, post };
}

describe('the inbox', () => {
  test('shows who paid, what is left of it, and why nobody was found', async () => {
    const { send, inbox } = await aWorld();
    await send(stranger(1, { firstName: 'Bill', lastName: 'Ing', company: 'Payers' }));
    await send(aRefund({ transaction: { paymentId: 'txn_cb_1', amount: { amount: 900, currency: 'EUR' } } }));
    expect(await inbox()).toEqual([
      {
        chargebeeTransactionId: 'txn_cb_1',
        chargebeeCustomerId: 'cb_1',
        email: 'billing@example.org',
        name: 'Bill Ing',
        company: 'Payers',
        amount: { amount: 4_900, currency: 'EUR' },
        left: { amount: 4_000, currency: 'EUR' },
        occurredAt: new Date(paidOn + 1).toISOString(),
        receivedAt: expect.any(String),
        eventId: 'ev_1',
        reason: 'no_matching_lead',
        dismissed: false,
        candidates: [],
      },
    ]);
  });

  test('suggests who may be meant, the likeliest first', async () => {
    const { send, inbox, create, ids, partnerId } = await aWorld();
    await send(stranger(1, { email: 'a.d.a+billing@gmail.com' }));
    await send(stranger(2, { email: 'later@example.org' }));
    const plain = await create('customers', { email: 'ada@gmail.com', firstName: 'Ada', company: 'Engines' });
    const leadId = await create('leads', { email: 'later@example.org', partnerId, lastName: 'Later' });
    const contacts = [{ email: 'later@example.org' }];
    const dealId = await create('deals', { name: 'The deal', contacts, partnerId });
    const [second, first] = await inbox();
    expect(first?.candidates).toEqual([
      {
        kind: 'customer',
        id: plain,
        label: 'Ada · Engines · ada@gmail.com',
        partnerId: null,
        why: 'similar_email',
      },
    ]);
    expect(second?.candidates).toEqual([
      { kind: 'lead', id: leadId, label: 'Later · later@example.org', partnerId, why: 'same_email' },
      { kind: 'deal', id: dealId, label: 'The deal', partnerId, why: 'same_email' },
    ]);
    await create('customers', {
      email: 'tied@example.org',
      properties: { chargebee_customer_id: 'cb_1' },
    });
    expect((await inbox())[1]?.candidates.map(({ why }) => why)).toEqual([
      'same_chargebee_customer',
      'similar_email',
    ]);
    await send(stranger(3, { email: 'nobody@elsewhere.example' }));
    expect(await ids({ hasCandidates: 'true' })).toEqual(['txn_cb_2', 'txn_cb_1']);
    expect(await ids({ email: 'Nobody@elsewhere.example' })).toEqual(['txn_cb_3']);
  });

  test('suggests who has the company’s domain, unless anybody may have an address of it, or the same name', async () => {
    const { send, inbox, create, partnerId, patch } = await aWorld();
    const payers = {
      1: { email: 'billing@acme.example' },
      2: { email: 'somebody@gmail.com' },
      3: { email: 'x@elsewhere.example', firstName: 'ÁDA', lastName: 'Løvelace' },
      4: { email: 'y@elsewhere.example', firstName: 'Max', company: ' engines,  INC. ' },
    };
    for (const [n, payer] of Object.entries(payers)) await send(stranger(Number(n), payer));
    const owned = { partnerId };
    const lead = await create('leads', { email: 'ada@acme.example', ...owned, company: 'Acme' });
    const contacts = [{ email: 'bob@acme.example', name: 'Bob Stone' }];
    const deal = await create('deals', { name: 'Acme', contacts });
    await create('leads', { email: 'else@gmail.com' });
    const named = await create('leads', { email: 'ada@gmail.com', firstName: 'ada', lastName: 'Løvelace' });
    const firm = await create('customers', { email: 'info@gmail.com', company: 'Engines Inc' });
    const firmLead = await create('leads', { email: 'sales@gmail.com', company: 'Engines inc.' });
    const refused = await create('leads', { email: 'no@acme.example', status: 'refused' });
    const shown = async () =>
      Object.fromEntries(
        (await inbox()).map(({ chargebeeTransactionId: id, candidates }) => [
          id.slice(-1),
          candidates.map((one) => [one.id, one.why]).sort(),
        ]),
      );
    expect(await shown()).toEqual({
      1: [
        [lead, 'same_domain'],
        [deal, 'same_domain'],
      ].sort(),
      2: [],
      3: [[named, 'same_name']],
      4: [
        [firm, 'same_name'],
        [firmLead, 'same_name'],
      ].sort(),
    });
    expect(refused).toBeDefined();
    // A lead that is converted leads to its customer; and a name that was changed is none of theirs any more.
    await send(stranger(9, { email: 'ada@acme.example' }));
    await patch('customers', { company: 'Motors' }, ({ id }) => id === firm);
    const { 1: domain, 4: name } = await shown();
    expect(domain).toEqual(
      [
        [expect.stringMatching(/^cus_/), 'same_domain'],
        [deal, 'same_domain'],
      ].sort(),
    );
    expect(name).toEqual([[firmLead, 'same_name']]);
  });

  test('shows those with candidates page by page, however many have none', async () => {
    const { send, create, settings, account } = await aWorld();
    await create('customers', { email: 'one@acme.example' });
    for (let n = 1; n <= 40; n++)
      await send(stranger(n, { email: n % 10 === 0 ? `x${n}@acme.example` : `x${n}@elsewhere${n}.example` }));
    const seen: string[] = [];
    let cursor: string | null = '';
    let pages = 0;
    while (cursor !== null && pages++ < 20) {
      const query = { hasCandidates: 'true', limit: '3', ...(cursor !== '' && { cursor }) };
      const page = list.parse((await settings.call('GET', path, { account, query })).body);
      seen.push(...page.items.map((one) => one.chargebeeTransactionId));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(['txn_cb_40', 'txn_cb_30', 'txn_cb_20', 'txn_cb_10']);
    expect(pages).toBeLessThan(4);
  });

  test('loses what is dismissed, and gets it back', async () => {
    const { send, post, ids, settings, account } = await aWorld();
    for (const n of [1, 2]) await send(stranger(n));
    expect((await post('txn_cb_1', 'dismiss', {})).body).toMatchObject({ dismissed: true });
    expect(await ids()).toEqual(['txn_cb_2']);
    expect(await ids({ dismissed: 'true' })).toEqual(['txn_cb_1']);
    const line = `${integrationPath}/activity/ev_1`;
    expect((await settings.call('GET', line, { account })).body).toMatchObject({
      outcome: 'unmatched',
      steps: expect.arrayContaining([expect.objectContaining({ code: 'dismissed' })]),
    });
    const query = { outcome: 'unmatched' };
    const { body } = await settings.call('GET', `${integrationPath}/activity`, { account, query });
    expect(body).toMatchObject({ items: [{ eventId: 'ev_2' }, { eventId: 'ev_1' }] });
    expect(await post('txn_cb_1', 'dismiss', {})).toMatchObject({ status: 200 });
    expect((await post('txn_cb_1', 'restore')).body).toMatchObject({ dismissed: false });
    expect((await ids()).sort()).toEqual(['txn_cb_1', 'txn_cb_2']);
    // However often it goes there and back, its line does not grow.
    const before = z.object({ steps: z.array(z.unknown()) });
    const steps = async () => before.parse((await settings.call('GET', line, { account })).body).steps.length;
    const count = await steps();
    for (const action of ['dismiss', 'restore', 'dismiss', 'restore']) await post('txn_cb_1', action, {});
    expect(await steps()).toBe(count);
  });

  test('does not show later payments of a Chargebee customer that was dismissed, until it is restored or linked', async () => {
    const { send, post, ids, create, settings, account } = await aWorld();
    const own = (n: number) => stranger(n, { id: 'cb_direct' });
    await send(own(1));
    await post('txn_cb_1', 'dismiss', { customer: true });
    await send(own(2));
    expect(await ids()).toEqual([]);
    expect(await ids({ dismissed: 'true' })).toEqual(['txn_cb_2', 'txn_cb_1']);
    const line = `${integrationPath}/activity/ev_2`;
    expect((await settings.call('GET', line, { account })).body).toMatchObject({
      steps: expect.arrayContaining([expect.objectContaining({ code: 'customer_dismissed' })]),
    });
    await post('txn_cb_2', 'restore');
    await send(own(3));
    expect(await ids()).toEqual(['txn_cb_3', 'txn_cb_2']);
    const customerId = await create('customers', { email: 'one@example.org' });
    await post('txn_cb_2', 'link', { customerId });
    // What was dismissed by itself stays so.
    expect(await ids()).toEqual([]);
    expect(await ids({ dismissed: 'true' })).toEqual(['txn_cb_1']);
    expect(await post('txn_cb_1', 'link', { customerId })).toMatchObject({ status: 200 });
    expect(await ids({ dismissed: 'true' })).toEqual([]);
  });

  test('lets nobody dismiss what is not in it', async () => {
    const { send, lead, post } = await aWorld();
    await lead();
    await send(anEvent());
    expect(problemOf(await post('txn_cb_1', 'dismiss', {}))).toBe('404 not_found');
    expect(problemOf(await post('txn_none', 'restore'))).toBe('404 not_found');
    expect(problemOf(await post('txn_cb_1', 'dismiss', {}, { role: 'viewer' }))).toBe('403 role_too_low');
  });
});
