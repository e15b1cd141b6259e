import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ulid } from 'ulid';
import type { Customer } from '../../../functions/shared/domain/customer/customer.ts';
import type { ChargebeeEvent } from '../../../functions/shared/domain/event.ts';
import { idOf } from '../../../functions/shared/domain/ids.ts';
import { leftOf } from '../../../functions/shared/domain/money-back/ledger.ts';
import { RaceLost, type Deps } from '../../../functions/shared/pipeline/deps.ts';
import { linking } from '../../../functions/shared/pipeline/asked-families.ts';
import { processEvent } from '../../../functions/shared/pipeline/process-event.ts';
import { unlinkingCustomer } from '../../../functions/shared/pipeline/unlink-families.ts';
import { unlinkPayment } from '../../../functions/shared/pipeline/unlink-payment.ts';
import { readEntry } from '../../../functions/shared/store/items/line-item.ts';
import { readPaymentItem } from '../../../functions/shared/store/items/payment-item.ts';
import { ruleUsesSchema } from '../../../functions/shared/store/items/program-schemas.ts';
import { readActivityLine } from '../../../functions/shared/store/items/read-activity-line.ts';
import { paymentStore } from '../../../functions/shared/store/payment-store.ts';
import { customerRecords } from '../../../functions/shared/store/records/customer-records.ts';
import type { Table } from '../../../functions/shared/store/table.ts';
import { saveRecord } from '../../../simulation/save-record.ts';
import type { Item } from '../../../simulation/table/item.ts';
import { anEvent, aRule, day, paidOn } from '../../support/payment-case.ts';
import { seedAccount, type Seeded } from '../../support/seed.ts';
import { aCustomerEvent, aRefund, aStateEvent } from '../../support/transaction-event.ts';
import { oneInterleaving, type Scene } from './every-interleaving.ts';
import type { Actor } from './interleave.ts';
import { worker } from './worker-actor.ts';

const asked = { chargebeeCustomerId: 'cb_1', by: 'ada', reason: 'It is another company.' };

/** Does it again where a race was lost. */
const persistent =
  (act: (deps: Deps) => Promise<unknown>): Actor =>
  async (table) => {
    const store = paymentStore(table, Date.now);
    const deps = { store, clock: Date.now, ulids: ulid, pause: () => Promise.resolve() };
    for (;;) {
      try {
        await act(deps);
        return;
      } catch (error) {
        if (!(error instanceof RaceLost)) throw error;
      }
    }
  };

/** Takes the id off first, then the payment back. */
const unlinker = ({ account }: Seeded): Actor =>
  persistent(async (deps) => {
    await processEvent(deps, account, { id: '' }, unlinkingCustomer(asked));
    await unlinkPayment(deps, account, 'txn_cb_1', asked);
  });
const linker = ({ account }: Seeded, id: string): Actor =>
  persistent((deps) => processEvent(deps, account, anEvent(), linking({ kind: 'customer', id }, 'bob')));

async function aCustomer(
  table: Table,
  { account, partnerId }: Seeded,
  n: number,
  ids: string[],
): Promise<string> {
  const customerId = idOf('customer', ulid());
  const after: Customer = {
    customerId,
    email: `one-${n}@example.com`,
    version: 1,
    sourcePartnerId: partnerId,
    chargebeeCustomerIds: ids,
    source: { kind: 'manual' },
    createdAt: 1,
  };
  await saveRecord(table, account, customerRecords, { after });
  return customerId;
}

const other = anEvent({
  id: 'ev_other',
  transaction: { id: 'txn_cb_other', date: paidOn + day, resourceVersion: paidOn + day },
  customer: { id: 'cb_2', email: 'two@example.com' },
});
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

const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);

/** Every payment is in one place, with sums that are what is left of it, and as many uses are held as are counted. */
function expectWhole(items: readonly Item[], wrong: string, told: readonly string[]): void {
  const payments = items.filter(({ sk }) => sk === 'payment').map((item) => readPaymentItem(item));
  for (const payment of payments) {
    const id = payment.chargebeeTransactionId;
    const entries = items.flatMap((item) =>
      String(item['pk']).endsWith(`#payment#${id}`) ? (readEntry(item) ?? []) : [],
    );
    if (payment.state === 'unmatched') {
      expect(entries).toEqual([]);
      expect(payment).toMatchObject({ rewards: [] });
      expect(payment.customerId).toBeUndefined();
      continue;
    }
    expect(payment.amount.amount + sum(entries.map(({ amount }) => amount))).toBe(leftOf(payment));
    const standing = payment.rewards.some(({ use }) => use === 'held') ? leftOf(payment) / 10 : 0;
    const back = entries.flatMap(({ rewards }) => rewards.map(({ amount }) => amount));
    const given = payment.rewards.flatMap(({ amount, givenBy }) => (givenBy ? [] : amount.amount));
    expect(sum([...given, ...back])).toBe(standing);
    expect([payment.usesToOffer, payment.usesOf]).toEqual([undefined, undefined]);
  }
  const first = payments.find((one) => one.chargebeeTransactionId === 'txn_cb_1');
  const second = payments.find((one) => one.chargebeeTransactionId === 'txn_cb_other');
  // Nothing is the wrong customer's any more, and what it passed over got the use.
  expect(first?.customerId).not.toBe(wrong);
  expect(second).toMatchObject({ state: 'recorded', customerId: wrong });
  expect(second?.rewards.map(({ use }) => use)).toEqual(['held']);
  const held = new Map<string, number>();
  for (const { customerId = '', rewards } of payments)
    for (const { use } of rewards) if (use === 'held') held.set(customerId, (held.get(customerId) ?? 0) + 1);
  for (const item of items.filter(({ sk }) => sk === 'rule-uses')) {
    const { byRule } = ruleUsesSchema.parse(item);
    const counted = Object.values(byRule).flatMap((use) =>
      Object.values(use.held).flatMap((days) => Object.values(days)),
    );
    expect(sum(counted)).toBe(held.get(String(item['pk']).split('#')[2] ?? '') ?? 0);
  }
  const lines = items.flatMap((item) => readActivityLine(item) ?? []).map(({ eventId }) => eventId);
  expect([...lines].sort()).toEqual([...told].sort());
}

/** A payment that was recorded for the wrong customer, one that was passed over, and who unlinks beside all that may come. */
const unlinkBeside =
  (unlinkers: number, links: number, names: readonly Name[]) =>
  async (table: Table): Promise<Scene> => {
    const seeded = await seedAccount(table, [aRule({ lasts: { kind: 'payments', count: 1 } })]);
    const wrong = await aCustomer(table, seeded, 1, ['cb_1', 'cb_2']);
    const right = await aCustomer(table, seeded, 2, []);
    for (const event of [anEvent(), other]) await worker(seeded, event)(table);
    return {
      actors: [
        ...Array.from({ length: unlinkers }, () => unlinker(seeded)),
        ...Array.from({ length: links }, () => linker(seeded, right)),
        ...names.map((name) => worker(seeded, events[name])),
      ],
      check: (items) => {
        const told = new Set(['ev_1', 'ev_other', ...names.map((name): string => events[name].id)]);
        expectWhole(items, wrong, [...told]);
      },
    };
  };

const names = Object.keys(events) as Name[];
const orders = fc.array(fc.nat(9), { minLength: 40, maxLength: 40 });

test.each(names)('an unlink beside %s ends as if it had been alone, in many orders', async (name) => {
  await fc.assert(
    fc.asyncProperty(orders, async (order) => {
      await oneInterleaving(unlinkBeside(1, 0, [name]), order);
    }),
    { numRuns: 60 },
  );
});

test('unlinks beside each other, beside links and whatever comes: nothing is in two places, and no use is lost', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 2 }),
      fc.integer({ min: 0, max: 2 }),
      fc.subarray(names),
      orders,
      async (unlinkers, links, some, order) => {
        await oneInterleaving(unlinkBeside(unlinkers, links, some), order);
      },
    ),
    { numRuns: 250 },
  );
});
