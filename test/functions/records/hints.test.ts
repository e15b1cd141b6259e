import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ulid } from 'ulid';
import { accountSchema, type Account } from '../../../functions/shared/store/account.ts';
import { readEmailDocument } from '../../../functions/shared/store/items/email-document.ts';
import { keysOf, lastPartOf, type RecordKind } from '../../../functions/shared/store/keys.ts';
import { readItems } from '../../../functions/shared/store/reads/read-items.ts';
import {
  customerSchema,
  dealSchema,
  leadSchema,
} from '../../../functions/shared/store/items/record-schemas.ts';
import { anEvent } from '../../support/payment-case.ts';
import { testTable, type TestTable } from '../../support/table.ts';
import { pay } from './pay.ts';
import { recordsApi } from './records-api.ts';

let testing: TestTable;
let api: ReturnType<typeof recordsApi>;

beforeAll(async () => {
  testing = await testTable();
  api = recordsApi(testing.table);
});
afterAll(() => testing.stop());

/** Whatever the order of the fields, also in what an item holds. */
const inOrder = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.entries(value)
        .map(([name, inner]: [string, unknown]) => [name, inOrder(inner)])
        .sort()
    : value;
const sorted = (items: readonly object[]): string[] =>
  items.map((item) => JSON.stringify(inOrder(item))).sort();

/** What stands in the document of an email, each as it would stand beside it; a customer under its email. */
function standingIn(item: Record<string, unknown>): Record<string, unknown>[] {
  const { email, customer, leads, deals } = readEmailDocument(lastPartOf(String(item['pk'])), item);
  const keys = keysOf(accountSchema.parse(String(item['pk']).split('#')[0]));
  return [
    ...(customer ? [{ ...keys.emailDocument(email), customer }] : []),
    ...leads.map((lead) => ({ ...keys.openLead(email, lead.leadId), ...lead })),
    ...deals.map((deal) => ({ ...keys.freeDeal(email, deal.dealId), ...deal })),
  ];
}

/** Everything that stands with an email or a Chargebee id, and every contact entry, as the table has it. */
async function hintsIn(account: Account): Promise<Record<string, unknown>[]> {
  const { client, name } = testing.table;
  const { Items = [] } = await client.send(new ScanCommand({ TableName: name }));
  return Items.flatMap(({ version, ...item }: Record<string, unknown>) => {
    const [owner, kind = ''] = String(item['pk']).split('#');
    if (owner !== account) return [];
    // Of an id that nobody carries any more, its item stays.
    if (kind === 'chargebee-customer') return item['customer'] === undefined ? [] : [item];
    if (item['sk'] === 'document') return standingIn(item);
    const isBeside = kind === 'email' && !String(item['sk']).startsWith('former#');
    const isContact = String(item['sk']).startsWith('contact#');
    const { beside, ...said }: Record<string, unknown> = {
      ...item,
      ...(version !== undefined && { version }),
    };
    if (isBeside) expect(beside).toBe(true);
    return isBeside || isContact ? [said] : [];
  });
}

/** What has to be there, made of the records anew. */
async function hintsOf(account: Account): Promise<object[]> {
  const keys = keysOf(account);
  const all = async (kind: RecordKind) => {
    const ids = await api.ids(`/v1/${kind}s`, { account });
    return readItems(
      testing.table,
      ids.map((id) => keys.record(kind, id)),
    );
  };
  const hints: object[] = [];
  for (const lead of (await all('lead')).map((item) => leadSchema.parse(item))) {
    const { leadId, version, email, partnerId, registeredAt, status } = lead;
    if (status !== 'pending' && status !== 'accepted') continue;
    const said = { leadId, version, email, ...(partnerId && { partnerId }), registeredAt };
    hints.push({ ...keys.openLead(email, leadId), ...said });
  }
  for (const deal of (await all('deal')).map((item) => dealSchema.parse(item))) {
    const { dealId, version, partnerId, customerId, status } = deal;
    const emails = [...new Set(deal.contacts.map(({ email }) => email))];
    for (const email of emails) {
      const emailKey = keys.ofEmail('deal', email);
      hints.push({ ...keys.dealContact(dealId, email), dealId, ulid: dealId.slice(4), emailKey });
      if (customerId !== undefined) continue;
      hints.push({
        ...keys.freeDeal(email, dealId),
        dealId,
        version,
        emails,
        ...(partnerId && { partnerId }),
        ...(status === 'lost' && { isLost: true }),
      });
    }
  }
  for (const customer of (await all('customer')).map((item) => customerSchema.parse(item))) {
    hints.push({ ...keys.emailDocument(customer.email), customer });
    for (const id of customer.chargebeeCustomerIds) {
      hints.push({ ...keys.chargebeeCustomer(id), customer });
    }
  }
  return hints;
}

const email = fc.constantFrom('a@example.com', 'b@example.com', 'c%#@example.com');
const chargebeeId = fc.constantFrom('cb_1', 'cb_2', 'cb_3');
const contacts = fc
  .array(email, { minLength: 1, maxLength: 3 })
  .map((all) => all.map((one) => ({ email: one })));
const byPartner = fc.constantFrom(true, false, undefined);
const some = { requiredKeys: [] };
const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('create' as const), email, contacts, byPartner }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('patch' as const),
      at: fc.nat(3),
      byPartner,
      lead: fc.record({ email, status: fc.constantFrom('pending', 'accepted', 'refused') }, some),
      deal: fc.record({ contacts, status: fc.constantFrom('open', 'won', 'lost') }, some),
      customer: fc.record({ email }, some),
      chargebeeId: fc.option(chargebeeId, { freq: 1 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('delete' as const), at: fc.nat(3) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('pay' as const), email, chargebeeId }) },
);

test('what is kept beside emails and Chargebee ids says what the records say, whatever is done to them', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
      const account = accountSchema.parse(`t-${ulid()}`);
      const { partnerId } = await api.partner({ account });
      const partnerOf = (given: boolean | undefined) =>
        given === undefined ? undefined : given ? partnerId : null;
      const made: { lead: string; deal: string }[] = [];
      for (const [index, one] of steps.entries()) {
        if (one.kind === 'create') {
          const by = { partnerId: partnerOf(one.byPartner) };
          const lead = await api.create('leads', { email: one.email, ...by }, { account });
          const deal = await api.create('deals', { name: 'D', contacts: one.contacts, ...by }, { account });
          made.push({ lead, deal });
        } else if (one.kind === 'pay') {
          const customer = { id: one.chargebeeId, email: one.email };
          await pay(testing.table, account, anEvent({ transaction: { id: `cb_txn_${index}` }, customer }));
        } else {
          const { lead, deal } = made[one.at % made.length] ?? {};
          const customers = await api.ids('/v1/customers', { account });
          const customer = customers[one.at % customers.length];
          const change = async (path: string, json: unknown) =>
            one.kind === 'patch' ? api.patch(path, json, { account }) : api.call('DELETE', path, { account });
          const by = one.kind === 'patch' ? { partnerId: partnerOf(one.byPartner) } : {};
          const changes = one.kind === 'patch' ? one : undefined;
          if (lead !== undefined) await change(`/v1/leads/${lead}`, { ...changes?.lead, ...by });
          if (deal !== undefined) await change(`/v1/deals/${deal}`, { ...changes?.deal, ...by });
          if (customer !== undefined) {
            const properties = { chargebee_customer_id: changes?.chargebeeId };
            const more = { sourcePartnerId: by.partnerId, properties };
            await change(`/v1/customers/${customer}`, { ...changes?.customer, ...more });
          }
        }
      }
      expect(sorted(await hintsIn(account))).toEqual(sorted(await hintsOf(account)));
    }),
    { numRuns: 25 },
  );
}, 60_000);
