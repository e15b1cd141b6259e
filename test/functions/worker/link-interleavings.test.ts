import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ulid } from 'ulid';
import type { Customer } from '../../../functions/shared/domain/customer/customer.ts';
import type { ChargebeeEvent } from '../../../functions/shared/domain/event.ts';
import { idOf } from '../../../functions/shared/domain/ids.ts';
import { leftOf } from '../../../functions/shared/domain/money-back/ledger.ts';
import type { LinkTo } from '../../../functions/shared/domain/payment/link-target.ts';
import { RaceLost } from '../../../functions/shared/pipeline/deps.ts';
import { linking } from '../../../functions/shared/pipeline/asked-families.ts';
import { processEvent } from '../../../functions/shared/pipeline/process-event.ts';
import { readEntry } from '../../../functions/shared/store/items/line-item.ts';
import { readPaymentItem } from '../../../functions/shared/store/items/payment-item.ts';
import { readActivityLine } from '../../../functions/shared/store/items/read-activity-line.ts';
import { customerSchema, identitySchema } from '../../../functions/shared/store/items/record-schemas.ts';
import { paymentStore } from '../../../functions/shared/store/payment-store.ts';
import { leadRecords } from '../../../functions/shared/store/records/lead-records.ts';
import { customerRecords } from '../../../functions/shared/store/records/customer-records.ts';
import type { Table } from '../../../functions/shared/store/table.ts';
import { saveRecord } from '../../../simulation/save-record.ts';
import type { Item } from '../../../simulation/table/item.ts';
import { anEvent, aRule, day, paidOn } from '../../support/payment-case.ts';
import { seedAccount, type Seeded } from '../../support/seed.ts';
import { aCustomerEvent, aRefund, aStateEvent } from '../../support/transaction-event.ts';
import { everyInterleaving, oneInterleaving, type Scene } from './every-interleaving.ts';
import type { Actor } from './interleave.ts';
import { worker } from './worker-actor.ts';

/** An admin who links the payment, and again where a race was lost; `answers` has what came of it. */
const linker =
  ({ account }: Seeded, to: LinkTo, answers: unknown[], event = anEvent()): Actor =>
  async (table) => {
    const store = paymentStore(table, Date.now);
    const deps = { store, clock: Date.now, ulids: ulid, pause: () => Promise.resolve() };
    for (;;) {
      try {
        answers.push(await processEvent(deps, account, event, linking(to, 'ada')));
        return;
      } catch (error) {
        if (!(error instanceof RaceLost)) throw error;
      }
    }
  };

async function aCustomer(table: Table, { account, partnerId }: Seeded, email: string): Promise<string> {
  const customerId = idOf('customer', ulid());
  const after: Customer = {
    customerId,
    email,
    version: 1,
    sourcePartnerId: partnerId,
    chargebeeCustomerIds: [],
    source: { kind: 'manual' },
    createdAt: 1,
  };
  await saveRecord(table, account, customerRecords, { after });
  return customerId;
}

const of = (items: readonly Item[], kind: string, sk: string) =>
  items.filter((item) => item['sk'] === sk && String(item['pk']).split('#')[1] === kind);
const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);

/** The payment is one customer's, its sums are what is left of it, each event has its line, and nobody is in two places. */
function expectOne(
  items: readonly Item[],
  customerId: string,
  left: number,
  events: readonly string[],
): void {
  const [payment, ...others] = of(items, 'payment', 'payment').map((item) => readPaymentItem(item));
  expect(others).toEqual([]);
  if (payment === undefined) throw new Error('The payment is there.');
  expect(payment).toMatchObject({ state: 'recorded', customerId });
  const entries = items.flatMap((item) => readEntry(item) ?? []);
  expect(leftOf(payment)).toBe(left);
  expect(payment.amount.amount + sum(entries.map(({ amount }) => amount))).toBe(left);
  const back = entries.flatMap(({ rewards }) => rewards.map(({ amount }) => amount));
  expect(sum([...payment.rewards.map(({ amount }) => amount.amount), ...back])).toBe(left / 10);
  const lines = items.flatMap((item) => readActivityLine(item) ?? []);
  expect(lines.map(({ eventId }) => eventId).sort()).toEqual([...events].sort());
  const customers = of(items, 'customer', 'customer').map((item) => customerSchema.parse(item));
  const carriers = of(items, 'chargebee-customer', 'customer').map((item) => identitySchema.parse(item));
  const carried = customers.flatMap((one) => one.chargebeeCustomerIds.map(() => JSON.stringify(one)));
  expect(carriers.flatMap(({ customer }) => (customer ? JSON.stringify(customer) : []))).toEqual(carried);
}

/** An account with a payment in the inbox, and two customers who may be meant. */
async function aScene(table: Table) {
  const seeded = await seedAccount(table, [aRule()]);
  const customers = [
    await aCustomer(table, seeded, 'one-1@example.com'),
    await aCustomer(table, seeded, 'one-2@example.com'),
  ] as const;
  await worker(seeded, anEvent())(table);
  return { seeded, customers };
}

const events = {
  'a copy of the payment': anEvent(),
  'a copy under another event': anEvent({ id: 'ev_2' }),
  'a refund': aRefund({ transaction: { amount: { amount: 900, currency: 'EUR' } } }),
  'a void': aStateEvent(),
  'the deletion of its customer': aCustomerEvent({
    type: 'customer_deleted',
    occurredAt: paidOn + day,
    customer: { id: 'cb_1', resourceVersion: paidOn + day },
  }),
} as const satisfies Readonly<Record<string, ChargebeeEvent>>;
type Name = keyof typeof events;

const leftAfter = (names: readonly Name[]): number => {
  if (names.includes('a void')) return 0;
  return names.includes('a refund') ? 4_000 : 4_900;
};

/** Two links, or one, beside these events. */
const linkBeside =
  (links: number, names: readonly Name[]) =>
  async (table: Table): Promise<Scene> => {
    const { seeded, customers } = await aScene(table);
    const answers: (readonly [string, unknown])[] = [];
    const linkers = customers.slice(0, links).map((id): Actor => async (own) => {
      const mine: unknown[] = [];
      await linker(seeded, { kind: 'customer', id }, mine)(own);
      for (const answer of mine) answers.push([id, answer]);
    });
    return {
      actors: [...linkers, ...names.map((name) => worker(seeded, events[name]))],
      check: (items) => {
        const won = answers.filter(([, answer]) => typeof answer === 'string').map(([id]) => id);
        expect(won).toHaveLength(1);
        const [customerId = ''] = won;
        const refused = answers.flatMap(([, answer]) => (typeof answer === 'object' ? [answer] : []));
        const refusal = { refused: 'linked_to_other_customer', customerId };
        expect(refused).toEqual(links === 2 ? [refusal] : []);
        const told = new Set(['ev_1', ...names.map((name) => events[name].id)]);
        expectOne(items, customerId, leftAfter(names), [...told]);
      },
    };
  };

const names = Object.keys(events) as Name[];

test.each(names)('a link beside %s ends as if it had been alone, in every order', async (name) => {
  expect(await everyInterleaving(linkBeside(1, [name]))).toBeGreaterThan(5);
});

test('of two links at once to two customers one wins, and the other is told whose it is, in every order', async () => {
  expect(await everyInterleaving(linkBeside(2, []))).toBeGreaterThan(5);
});

test('a link to a lead beside one of another payment to the customer with its email gives that the Chargebee id once, in every order', async () => {
  const scene = async (table: Table): Promise<Scene> => {
    const { seeded } = await aScene(table);
    const another = anEvent({ id: 'ev_2', transaction: { id: 'txn_cb_2' } });
    await worker(seeded, another)(table);
    const { email = '' } = another.customer;
    const id = await aCustomer(table, seeded, email);
    const leadId = idOf('lead', ulid());
    const lead = { leadId, version: 1, email, registeredAt: 1, createdAt: 1 };
    await saveRecord(table, seeded.account, leadRecords, { after: { ...lead, status: 'accepted' } });
    const answers: unknown[] = [];
    return {
      actors: [
        linker(seeded, { kind: 'customer', id }, answers, another),
        linker(seeded, { kind: 'lead', id: leadId }, answers),
      ],
      check: (items) => {
        const found = of(items, 'customer', 'customer').map((item) => customerSchema.parse(item));
        const carried = found.flatMap(({ chargebeeCustomerIds }) => chargebeeCustomerIds);
        expect(carried).toEqual(['cb_1']);
      },
    };
  };
  expect(await everyInterleaving(scene)).toBeGreaterThan(5);
});

test('links beside whatever comes end as if they had been alone, in many orders', async () => {
  const orders = fc.array(fc.nat(9), { minLength: 40, maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 2 }),
      fc.subarray(names),
      orders,
      async (links, some, order) => {
        await oneInterleaving(linkBeside(links, some), order);
      },
    ),
    { numRuns: 300 },
  );
});
