import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ulid } from 'ulid';
import type { Customer } from '../../../functions/shared/domain/customer/customer.ts';
import type { PaymentEvent } from '../../../functions/shared/domain/event.ts';
import type { Lead } from '../../../functions/shared/domain/customer/lead.ts';
import { idOf } from '../../../functions/shared/domain/ids.ts';
import { commitWrites } from '../../../functions/shared/store/writes/commit-writes.ts';
import { customerRecords } from '../../../functions/shared/store/records/customer-records.ts';
import { dealRecords } from '../../../functions/shared/store/records/deal-records.ts';
import { readEmailDocument } from '../../../functions/shared/store/items/email-document.ts';
import { keysOf, lastPartOf } from '../../../functions/shared/store/keys.ts';
import { leadRecords } from '../../../functions/shared/store/records/lead-records.ts';
import { readPaymentItem } from '../../../functions/shared/store/items/payment-item.ts';
import type { PaymentStore } from '../../../functions/shared/store/payment-store.ts';
import { readItem } from '../../../functions/shared/store/reads/read-item.ts';
import type { RecordType } from '../../../functions/shared/store/items/record-type.ts';
import { ruleUsesSchema } from '../../../functions/shared/store/items/program-schemas.ts';
import {
  customerSchema,
  dealSchema,
  freeDealSchema,
  identitySchema,
  leadSchema,
  openLeadSchema,
} from '../../../functions/shared/store/items/record-schemas.ts';
import { saveRecord } from '../../../simulation/save-record.ts';
import { anEvent, aRule } from '../../support/payment-case.ts';
import { seedAccount, type Seeded } from '../../support/seed.ts';
import { testTable, type TestTable } from '../../support/table.ts';
import { aWorker, sqsRecord } from '../../support/worker.ts';
import { interleaving, type Actor } from './interleave.ts';
import { worker } from './worker-actor.ts';
import { itemsOf } from './items-of.ts';

let t: TestTable;
let side: ReturnType<typeof interleaving>;
beforeAll(async () => {
  t = await testTable();
  side = interleaving(t);
});
afterAll(async () => {
  side.stop();
  await t.stop();
});

const email = 'ada@example.com';
const paymentOf = (id: string, transaction: string, customer = 'cb_1'): PaymentEvent =>
  anEvent({ id, transaction: { id: transaction }, customer: { id: customer, email } });

/** An admin who changes a record as it was read, or deletes it where nothing is left of it. */
const admin =
  <T extends { readonly version: number }>(
    { account }: Seeded,
    type: RecordType<T>,
    id: string,
    change: (before: T) => T | undefined,
  ): Actor =>
  async (table) => {
    const before = await readItem(table, keysOf(account).record(type.kind, id), type.schema);
    if (before === undefined) return;
    const after = change(before);
    const changed = after && { ...after, version: before.version + 1 };
    await saveRecord(table, account, type, { before, ...(changed && { after: changed }) });
  };

const creating =
  ({ account }: Seeded, chargebeeCustomerIds: readonly string[]): Actor =>
  (table) => {
    const customerId = idOf('customer', ulid());
    const source = { kind: 'manual' } as const;
    const made: Customer = { customerId, email, version: 1, chargebeeCustomerIds, source, createdAt: 1 };
    return saveRecord(table, account, customerRecords, { after: made });
  };

async function scene() {
  const seeded = await seedAccount(t.table, [aRule(), aRule({ lasts: { kind: 'payments', count: 2 } }, 2)]);
  const leads = [await seeded.lead({ email }), await seeded.lead({ email })];
  const deals = [
    await seeded.deal({ emails: [email, 'cfo@example.com'] }),
    await seeded.deal({ emails: [email], partnerId: seeded.partnerId }),
  ];
  const known = idOf('customer', ulid());
  const customer: Customer = {
    customerId: known,
    email: 'eve@example.com',
    version: 1,
    chargebeeCustomerIds: ['cb_eve'],
    source: { kind: 'manual' },
    createdAt: 1,
  };
  await saveRecord(t.table, seeded.account, customerRecords, { after: customer });
  const [lead = '', deal = ''] = [leads[0]?.leadId, deals[0]?.dealId];
  /** Each may happen beside the others. */
  const acts: Record<string, Actor> = {
    'payment 1': worker(seeded, paymentOf('ev_1', 'txn_1')),
    'payment 1 again': worker(seeded, paymentOf('ev_1', 'txn_1')),
    'payment 1 as another event': worker(seeded, paymentOf('ev_1b', 'txn_1')),
    'payment 1 under a merged customer': worker(seeded, paymentOf('ev_1c', 'txn_1', 'cb_2')),
    'payment 2': worker(seeded, paymentOf('ev_2', 'txn_2')),
    'payment 3': worker(seeded, paymentOf('ev_3', 'txn_3')),
    'payment of another with this email': worker(seeded, paymentOf('ev_4', 'txn_4', 'cb_2')),
    'lead refused': admin(seeded, leadRecords, lead, (one): Lead =>
      one.status === 'converted' ? one : { ...one, status: 'refused' },
    ),
    'lead moved': admin(seeded, leadRecords, lead, (one) => ({ ...one, email: 'new@example.com' })),
    'lead deleted': admin(seeded, leadRecords, lead, (one) => (one.customerId ? one : undefined)),
    'deal changed': admin(seeded, dealRecords, deal, (one) => ({ ...one, contacts: [{ email }] })),
    'deal deleted': admin(seeded, dealRecords, deal, (one) => (one.customerId ? one : undefined)),
    'customer created': creating(seeded, []),
    'customer created with the id': creating(seeded, ['cb_1']),
    'customer takes the email': admin(seeded, customerRecords, known, (one) => ({ ...one, email })),
    'customer takes the id': admin(seeded, customerRecords, known, (one) => ({
      ...one,
      chargebeeCustomerIds: [...new Set([...one.chargebeeCustomerIds, 'cb_1'])],
    })),
    'customer deleted': admin(seeded, customerRecords, known, () => undefined),
  };
  return { seeded, acts, known };
}

async function endOf({ account }: Seeded) {
  const items = await itemsOf(t.table, account);
  // So that the next run has no more to look through than this one.
  const keys = items.map(({ pk, sk }) => ({ pk: String(pk), sk: String(sk) }));
  await commitWrites(
    t.table,
    keys.map((key) => ({ kind: 'delete', key })),
  );
  const of = (kind: string, sk: string) =>
    items.filter((item) => String(item['sk']).startsWith(sk) && String(item['pk']).split('#')[1] === kind);
  const documents = of('email', 'document').map((item) =>
    readEmailDocument(lastPartOf(String(item['pk'])), item),
  );
  return {
    payments: of('payment', 'payment').map((item) => readPaymentItem(item)),
    lines: of('event', 'event').map((item) => String(item['eventId'])),
    customers: of('customer', 'customer').map((item) => customerSchema.parse(item)),
    uses: of('customer', 'rule-uses').map((item) => ruleUsesSchema.parse(item)),
    byEmail: documents.flatMap(({ customer }) => customer ?? []),
    byId: of('chargebee-customer', 'customer').flatMap((item) => identitySchema.parse(item).customer ?? []),
    leads: of('lead', 'lead').map((item) => leadSchema.parse(item)),
    openLeads: [
      ...documents.flatMap(({ leads }) => leads),
      ...of('email', 'lead#').map((item) => openLeadSchema.parse(item)),
    ],
    deals: of('deal', 'deal').map((item) => dealSchema.parse(item)),
    freeDeals: [
      ...documents.flatMap(({ deals }) => deals),
      ...of('email', 'unassigned-deal#').map((item) => freeDealSchema.parse(item)),
    ],
  };
}

const sorted = (texts: readonly string[]) => [...texts].sort();

/** What holds whatever happened beside what. */
function expectSound(end: Awaited<ReturnType<typeof endOf>>, events: readonly string[]): void {
  const { payments, lines, customers, byEmail, byId, leads, deals } = end;
  expect(sorted([...payments.map(({ line }) => line.eventId), ...lines])).toEqual(sorted(events));
  for (const payment of payments) {
    expect(payment.state === 'recorded').toBe(payment.customerId !== undefined);
    expect(['recorded', 'unmatched']).toContain(payment.state);
    const shares = payment.rewards.filter(({ ruleId }) => ruleId === 'rul_1');
    expect(shares).toHaveLength(payment.partnerId === undefined ? 0 : 1);
  }
  for (const { customerId } of customers) {
    const own = payments.filter((payment) => payment.customerId === customerId);
    const limited = own.flatMap(({ rewards }) => rewards.filter(({ ruleId }) => ruleId === 'rul_2'));
    const earning = own.filter(({ partnerId }) => partnerId !== undefined);
    expect(limited).toHaveLength(Math.min(earning.length, 2));
  }
  expect(sorted(byEmail.map((one) => JSON.stringify(one)))).toEqual(
    sorted(customers.map((one) => JSON.stringify(one))),
  );
  const perId = customers.flatMap((one) => one.chargebeeCustomerIds.map(() => JSON.stringify(one)));
  expect(sorted(byId.map((one) => JSON.stringify(one)))).toEqual(sorted(perId));
  expect(new Set(customers.map((one) => one.email)).size).toBe(customers.length);

  const steps = payments.flatMap(({ line }) => line.steps);
  const converted = steps.filter(({ code }) => code === 'lead_converted').map(({ refs }) => refs?.['leadId']);
  const known = leads.filter(({ status }) => status === 'converted').map(({ leadId }) => leadId);
  expect(converted.sort()).toEqual(sorted(known));
  // A customer that has its id needs no further lead.
  const paying = new Set(customers.map(({ chargebeeCustomerIds }) => chargebeeCustomerIds[0]));
  expect(converted.length).toBeLessThanOrEqual(paying.size);
  const open = leads.filter(({ status }) => status === 'accepted' || status === 'pending');
  expect(sorted(end.openLeads.map((one) => `${one.leadId} ${one.version} ${one.email}`))).toEqual(
    sorted(open.map((one) => `${one.leadId} ${one.version} ${one.email}`)),
  );
  const free = deals.filter(({ customerId }) => customerId === undefined);
  expect(sorted(end.freeDeals.map((one) => `${one.dealId} ${one.version}`))).toEqual(
    sorted(free.flatMap(({ dealId, version, contacts }) => contacts.map(() => `${dealId} ${version}`))),
  );
}

const eventsOf: Record<string, string> = {
  'payment 1': 'ev_1',
  'payment 1 again': 'ev_1',
  'payment 1 as another event': 'ev_1b',
  'payment 1 under a merged customer': 'ev_1c',
  'payment 2': 'ev_2',
  'payment 3': 'ev_3',
  'payment of another with this email': 'ev_4',
};

test('whoever works beside whom, request by request, nothing is lost, doubled or left behind', async () => {
  const acts = Object.keys((await scene()).acts);
  const some = fc.uniqueArray(fc.constantFrom(...acts), { minLength: 2, maxLength: 4 });
  const turns = fc.array(fc.nat(5), { minLength: 30, maxLength: 30 });
  await fc.assert(
    fc.asyncProperty(some, turns, async (chosen, dice) => {
      const { seeded, acts } = await scene();
      let turn = 0;
      const actors = chosen.flatMap((act) => acts[act] ?? []);
      await side.run(actors, () => dice[turn++ % dice.length] ?? 0);
      const events = new Set(chosen.flatMap((act) => eventsOf[act] ?? []));
      expectSound(await endOf(seeded), [...events]);
    }),
    { numRuns: 50 },
  );
});

describe('a payment whose Chargebee id an admin gives to somebody while it is decided', () => {
  test.each([
    ['is not left in the inbox', 'nobody@example.com'],
    ['does not give the id to the customer with its email as well', email],
  ])('%s', async (_, payer) => {
    const { seeded, acts, known } = await scene();
    await creating(seeded, [])(t.table);
    let given = false;
    const linking = (store: PaymentStore): PaymentStore => ({
      ...store,
      load: async (...asked) => {
        const state = await store.load(...asked);
        if (!given) await acts['customer takes the id']?.(t.table);
        given = true;
        return state;
      },
    });
    const { account } = seeded;
    const event = anEvent({ customer: { id: 'cb_1', email: payer } });
    const record = sqsRecord({ v: 1, account, kind: 'event', event });
    expect(await aWorker(t.table, linking).work(record)).toEqual([]);
    const end = await endOf(seeded);
    expect(end.payments).toMatchObject([{ state: 'recorded', customerId: known }]);
    expectSound(end, [event.id]);
  });
});

test('a payment earns its partner a reward, though another takes the deal between its two reads', async () => {
  const { seeded, known } = await scene();
  const { account } = seeded;
  await seeded.deal({ emails: ['eve@example.com'], partnerId: seeded.partnerId });
  const paying = (n: number) =>
    sqsRecord({
      v: 1,
      account,
      kind: 'event',
      event: anEvent({
        id: `ev_${n}`,
        transaction: { id: `txn_${n}` },
        customer: { id: 'cb_eve', email: 'eve@example.com' },
      }),
    });
  const other = aWorker(t.table);
  let reads = 0;
  const send = async (command: Parameters<typeof t.table.client.send>[0]): Promise<unknown> => {
    const { pk } = (command.input as { Key?: { pk?: unknown } }).Key ?? {};
    const isOfCustomer = /#(email|chargebee-customer)#/.test(JSON.stringify(pk ?? command.input));
    if (isOfCustomer && !command.constructor.name.includes('Write') && ++reads === 2)
      await other.work(paying(2));
    return t.table.client.send(command);
  };
  const client = Object.assign(Object.create(t.table.client) as typeof t.table.client, { send });
  expect(await aWorker({ client, name: t.table.name }).work(paying(1))).toEqual([]);
  const { payments } = await endOf(seeded);
  expect(payments).toHaveLength(2);
  for (const payment of payments) {
    expect(payment).toMatchObject({ customerId: known, partnerId: seeded.partnerId });
  }
});

test('of many payments of one customer side by side, a limited rule rewards as many as it promises', async () => {
  await fc.assert(
    fc.asyncProperty(fc.infiniteStream(fc.nat(9)), async (dice) => {
      const seeded = await seedAccount(t.table, [
        aRule(),
        aRule({ lasts: { kind: 'payments', count: 2 } }, 2),
      ]);
      const customer: Customer = {
        customerId: idOf('customer', ulid()),
        email,
        version: 1,
        sourcePartnerId: seeded.partnerId,
        chargebeeCustomerIds: ['cb_1'],
        source: { kind: 'manual' },
        createdAt: 1,
      };
      await saveRecord(t.table, seeded.account, customerRecords, { after: customer });
      const numbers = [1, 2, 3, 4];
      const workers = numbers.map((n) => worker(seeded, paymentOf(`ev_${n}`, `txn_${n}`)));
      await side.run(workers, () => Number(dice.next().value));
      const end = await endOf(seeded);
      expectSound(
        end,
        numbers.map((n) => `ev_${n}`),
      );
      const [uses, ...others] = end.uses;
      expect(others).toEqual([]);
      const { held, passedOver } = uses?.byRule['rul_2'] ?? { held: {} };
      expect(Object.values(held['1'] ?? {}).reduce((sum, count) => sum + count, 0)).toBe(2);
      // Those that it passed over are remembered, in case a use is given back.
      expect(passedOver).toHaveLength(numbers.length - 2);
    }),
    { numRuns: 10 },
  );
});
