import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { account } from '../../../bench/real-ids.ts';
import { decodeMessage } from '../../../functions/shared/chargebee/decode-message.ts';
import { encodeMessage } from '../../../functions/shared/chargebee/message.ts';
import { accountSchema } from '../../../functions/shared/store/account.ts';
import { integrationSchema } from '../../../functions/shared/store/integration.ts';
import { auditEntrySchema } from '../../../functions/shared/store/items/audit-item.ts';
import { readCorrection } from '../../../functions/shared/store/items/correction-item.ts';
import { readEmailDocument } from '../../../functions/shared/store/items/email-document.ts';
import { jobSchema } from '../../../functions/shared/store/items/job-item.ts';
import { readEntry, readLineItem } from '../../../functions/shared/store/items/line-item.ts';
import { readKnownPayment } from '../../../functions/shared/store/items/payment-item.ts';
import { refundPointerSchema } from '../../../functions/shared/store/items/payment-schemas.ts';
import { programSchema, ruleUsesSchema } from '../../../functions/shared/store/items/program-schemas.ts';
import { readAs } from '../../../functions/shared/store/items/read-as.ts';
import * as records from '../../../functions/shared/store/items/record-schemas.ts';
import { readFormerPartner } from '../../../functions/shared/store/items/former-partner-item.ts';
import { readWaitingItem } from '../../../functions/shared/store/items/waiting-item.ts';
import { readKeptDays } from '../../../functions/shared/store/reads/kept-day.ts';
import { keptHoursSchema } from '../../../functions/shared/store/reads/kept-hours.ts';
import { readIntegration } from '../../../functions/shared/store/reads/read-integration.ts';
import type { Table } from '../../../functions/shared/store/table.ts';
import { keyOfWebhook, readWebhookKey } from '../../../functions/shared/store/webhook/webhook-key.ts';
import { readRefusals } from '../../../functions/shared/store/webhook/webhook-refusals.ts';
import { readWebhookSecret } from '../../../functions/shared/store/webhook/webhook-secret.ts';
import { addUse } from '../../../functions/shared/store/webhook/webhook-use.ts';
import { paidOn } from '../../support/payment-case.ts';
import { testTable, type TestTable } from '../../support/table.ts';
import { aDeletedRefund, aRefund } from '../../support/transaction-event.ts';
import { aWorker, sqsRecord } from '../../support/worker.ts';
import { openAccount } from '../an-account.ts';
import { allOn } from '../settings/settings-api.ts';
import { fixturesOf, later, next, releases, writeFixtures, type StoredItem } from './fixtures.ts';
import { kindOf } from './kind-of.ts';
import { kindsOf } from './skeleton-of.ts';
import { aMoment, itemsIn, messages, payment, real, storeAll } from './what-is-stored.ts';

const tables: TestTable[] = [];
async function aTable(): Promise<Table> {
  const t = await testTable();
  tables.push(t);
  return t.table;
}
afterAll(() => Promise.all(tables.map((t) => t.stop())));

type Reader = (item: StoredItem, table: Table) => unknown;
const as =
  <T>(schema: z.ZodMiniType<T>): Reader =>
  (item) =>
    readAs(schema, item);
const own = accountSchema.parse(account);

/** A key is found by its hash: it is one of those that the integration shows. */
async function keyOf({ pk }: StoredItem, table: Table): Promise<unknown> {
  const { keys = [] } = (await readIntegration(table, own)) ?? {};
  const key = keys.find((one) => keyOfWebhook(one.key).pk === pk);
  return key && readWebhookKey(table, key.key);
}

/** How this release reads each kind of item. A new kind is named here, and stored by `storeAll`. */
const readers: Readonly<Record<string, Reader>> = {
  integration: as(integrationSchema),
  program: as(programSchema),
  partner: as(records.partnerSchema),
  lead: as(records.leadSchema),
  'lead/company': as(z.object({ leadId: z.string() })),
  deal: as(records.dealSchema),
  customer: as(records.customerSchema),
  'customer/rule-uses': as(ruleUsesSchema),
  'deal/contact': as(z.object({ dealId: z.string() })),
  'email/document': (item) => readEmailDocument('ada@example.com', item),
  'email/former': as(z.object({ customerId: z.string() })),
  'email/lead': as(records.openLeadSchema),
  'email/unassigned-deal': as(records.freeDealSchema),
  'chargebee-customer/customer': as(records.identitySchema),
  payment: readKnownPayment,
  'payment/refund': as(refundPointerSchema),
  'payment/entry': readEntry,
  'payment/former-partner': readFormerPartner,
  'payment/waiting': readWaitingItem,
  event: readLineItem,
  correction: readCorrection,
  audit: as(auditEntrySchema),
  job: as(jobSchema),
  'day-sums': async ({ date }, table) =>
    (await readKeptDays(table, own, [String(date)], paidOn)).get(String(date)),
  'hour-counts': as(keptHoursSchema),
  // Read by whoever sends the request again, below.
  idempotency: ({ answer }) => answer,
  on: ({ sk }) => accountSchema.parse(sk),
  webhook: (item, table) => (item.sk === 'secret' ? readWebhookSecret(table) : keyOf(item, table)),
  'webhook-use': (_, table) => addUse(table, 'secret-key-number-0001', { window: paidOn, requests: 1 }),
  'webhook-refused': (_, table) => readRefusals(table, own),
};

/** Whatever is stored and queued, as the code of today does it. */
let written: { items: StoredItem[]; messages: string[] };
beforeAll(async () => {
  const table = await aTable();
  await storeAll(table);
  const stored = (await itemsIn(table)) as StoredItem[];
  const byPlace = ({ pk, sk }: StoredItem) => `${kindOf({ pk, sk })} ${pk} ${sk}`;
  written = {
    items: stored.sort((one, other) => (byPlace(one) < byPlace(other) ? -1 : 1)),
    messages: messages.map(encodeMessage),
  };
  if (process.env['WRITE_FIXTURES'] === '1') writeFixtures(written);
}, 60_000);

/** Whom a message is for: what acts on it, and on which type of event. */
const addressee = z.object({ kind: z.string(), event: z.optional(z.object({ type: z.string() })) });
const addresseeOf = (body: string) => JSON.stringify(addressee.parse(JSON.parse(body)));
/** Of a later release only what this one has too: other items it does not look for, other messages it leaves in the queue. */
function readableOf(release: string): { items: StoredItem[]; messages: string[] } {
  const fixtures = fixturesOf(release);
  if (release !== later) return fixtures;
  const own = new Set(messages.map(encodeMessage).map(addresseeOf));
  return {
    items: fixtures.items.filter((item) => kindOf(item) in readers),
    messages: fixtures.messages.filter((body) => own.has(addresseeOf(body))),
  };
}

const kinds = (items: readonly StoredItem[]) =>
  kindsOf(items.map((item) => ({ ...item, kind: kindOf(item), pk: '' })));

describe('what this release stores and queues', () => {
  test('is of every kind', () => {
    expect([...new Set(written.items.map(kindOf))].sort()).toEqual(Object.keys(readers).sort());
    const states = written.items.filter((item) => kindOf(item) === 'payment').map(({ state }) => state);
    expect([...new Set(states)].sort()).toEqual(['failed', 'ignored', 'pending', 'recorded', 'unmatched']);
  });

  test('is as the fixtures of the next release have it', () => {
    const fixtures = fixturesOf(next);
    expect(kinds(written.items)).toEqual(kinds(fixtures.items));
    expect(kindsOf(written.messages)).toEqual(kindsOf(fixtures.messages));
  });
});

describe.each(releases)('what %s stored and queued', (release) => {
  const fixtures = readableOf(release);
  let table: Table;
  beforeAll(async () => {
    table = await aTable();
    for (const Item of fixturesOf(release).items)
      await table.client.send(new PutCommand({ TableName: table.name, Item }));
  });

  test('is read, item by item', async () => {
    for (const item of fixtures.items) {
      const read = await readers[kindOf(item)]?.(item, table);
      expect({ kind: kindOf(item), read }).toEqual({ kind: kindOf(item), read: expect.anything() });
    }
  });

  test('is read, message by message', () => {
    for (const body of fixtures.messages) expect(decodeMessage(body)).toMatchObject({ ok: true });
  });

  test('is shown, and goes on as it began', async () => {
    // Its ids are not those of what is stored.
    const moment = aMoment(0.7);
    const { read, send, configure, patch, records: api } = openAccount(table, account, moment, 100);
    await read();
    const again = await api.call('POST', '/v1/partners', {
      account,
      headers: { 'idempotency-key': 'partner-1' },
      json: { name: 'Southwind', email: 'hello@southwind.example', programId: programIn(fixtures.items) },
    });
    expect(again).toMatchObject({ status: 201 });
    // The next payment of a customer, those that waited, failed, and were unmatched, and what takes them back.
    await send(payment(11));
    for (const n of [5, 6, 7, 9]) await send(payment(n, 'bob@example.com', n));
    await send(real(aRefund({ id: 'ev_r8', transaction: { id: 'txn_cb_r8' } })));
    await send(real(aDeletedRefund()));
    await patch('programs', { name: 'New' });
    await patch('customers', { company: 'New' });
    await configure('POST', '/webhook/rotate', {});
    await configure('PUT', '', { status: 'off', options: allOn });
    await read();
    const states = (await itemsIn(table)).filter(({ sk }) => sk === 'payment').map(({ state }) => state);
    expect(states).not.toContain('pending');
    expect(states).not.toContain('failed');
  });

  test('is processed, message by message', async () => {
    const { clock, ulids } = aMoment(0.9);
    const { work, counted } = aWorker(table, undefined, clock, ulids);
    for (const body of fixtures.messages)
      expect(await work(sqsRecord(body, { MessageGroupId: account }))).toEqual([]);
    expect(counted).not.toContain('MessageUnreadable');
    expect(counted).not.toContain('ItemUnreadable');
  });
});

const programIn = (items: readonly StoredItem[]): unknown =>
  items.find((item) => kindOf(item) === 'program')?.['programId'];
