import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { PaymentEvent } from '../../../functions/shared/domain/event.ts';
import type { Account } from '../../../functions/shared/store/account.ts';
import { readPaymentItem } from '../../../functions/shared/store/items/payment-item.ts';
import { anEvent, aRule } from '../../support/payment-case.ts';
import { seedAccount } from '../../support/seed.ts';
import { testTable, type TestTable } from '../../support/table.ts';
import { aWorker, sqsRecord } from '../../support/worker.ts';
import { itemsOf } from './items-of.ts';

let t: TestTable;
beforeAll(async () => {
  t = await testTable();
});
afterAll(() => t.stop());

const emails = ['lead@example.com', 'deal@example.com', 'nobody@example.com'];

/** What an account ends with: its payments, its customers' pointers, its leads and deals. */
async function endState(account: Account) {
  const items = await itemsOf(t.table, account);
  const of = (sk: string, kind: string) =>
    items.filter((item) => item['sk'] === sk && String(item['pk']).split('#')[1] === kind);
  return {
    payments: of('payment', 'payment').map((item) => readPaymentItem(item)),
    customers: of('customer', 'customer'),
    byEmail: of('document', 'email').filter(({ customer }) => customer !== undefined),
    byChargebeeId: of('customer', 'chargebee-customer'),
    leads: of('lead', 'lead'),
    deals: of('deal', 'deal'),
  };
}

/** Sends the events in this order, some of them side by side, until the queue would be empty. */
async function deliver(account: Account, events: readonly PaymentEvent[], sideBySide: number): Promise<void> {
  const { work, logged } = aWorker(t.table);
  let waiting = events.map((event) => sqsRecord({ v: 1, account, kind: 'event', event }));
  for (let batches = 0; waiting.length > 0; batches++) {
    if (batches > 100) throw new Error('The queue never gets empty.', { cause: logged.at(-1) });
    const batch = waiting.slice(0, sideBySide);
    const failed = await work(...batch);
    waiting = [...waiting.slice(sideBySide), ...batch.filter(({ messageId }) => failed.includes(messageId))];
  }
}

const paymentOf = (n: number, who: number, email: number, amount: number): PaymentEvent =>
  anEvent({
    id: `ev_${n}`,
    transaction: { id: `txn_${n}`, amount: { amount, currency: 'EUR' } },
    customer: { id: `cb_${who}`, email: emails[email] ?? '' },
  });

/** @param contacts of the deal; one that shares the lead's email makes the order of two customers' payments matter */
async function seed(contacts: readonly string[]) {
  const seeded = await seedAccount(t.table, [aRule()]);
  await seeded.lead({ email: 'lead@example.com' });
  await seeded.lead({ email: 'lead@example.com' });
  await seeded.deal({ emails: contacts });
  return seeded;
}

const amount = fc.integer({ min: 1, max: 1_000_000 });

test('whatever the order of the payments, and the number of their copies, they end the same', async () => {
  const payments = fc.array(fc.tuple(fc.nat(2), amount), { minLength: 1, maxLength: 6 });
  const copies = fc.array(fc.tuple(fc.nat(5), fc.boolean()), { maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(
      payments,
      copies,
      fc.integer({ min: 1, max: 10 }),
      fc.infiniteStream(fc.nat()),
      async (made, again, sideBySide, dice) => {
        const events = made.map(([who, money], n) => paymentOf(n, who, who, money));
        const copied = again.flatMap(([n, renamed]) => {
          const event = events[n % events.length];
          return event === undefined ? [] : [renamed ? { ...event, id: `${event.id}_again` } : event];
        });
        const shuffled = [...events, ...copied]
          .map((event) => ({ event, at: Number(dice.next().value) }))
          .sort((a, b) => a.at - b.at)
          .map(({ event }) => event);

        const [plain, disordered] = [await seed(['deal@example.com']), await seed(['deal@example.com'])];
        await deliver(plain.account, events, 1);
        await deliver(disordered.account, shuffled, sideBySide);

        const [expected, found] = [await endState(plain.account), await endState(disordered.account)];
        const money = (state: typeof found) =>
          new Map(
            state.payments.map((one) => [
              one.chargebeeTransactionId,
              [one.state, one.amount.amount, one.rewards.map((reward) => reward.amount.amount)],
            ]),
          );
        expect(money(found)).toEqual(money(expected));
        expect(found.payments).toHaveLength(events.length);
        for (const part of ['customers', 'byEmail', 'byChargebeeId'] as const) {
          expect(found[part]).toHaveLength(expected[part].length);
        }
        const converted = (state: typeof found) =>
          state.leads.filter(({ status }) => status === 'converted').length;
        expect(converted(found)).toBe(converted(expected));
      },
    ),
    { numRuns: 25 },
  );
});

test('money is neither lost nor made, and nobody becomes two customers, whoever pays with whichever email', async () => {
  const payments = fc.array(fc.tuple(fc.nat(3), fc.nat(2), amount), { minLength: 1, maxLength: 10 });
  await fc.assert(
    fc.asyncProperty(payments, fc.integer({ min: 1, max: 10 }), async (made, sideBySide) => {
      const { account, partnerId } = await seed(['deal@example.com', 'lead@example.com']);
      const events = made.map(([who, email, money], n) => paymentOf(n, who, email, money));
      await deliver(account, events, sideBySide);
      const { payments: found, customers, byEmail, byChargebeeId, leads, deals } = await endState(account);

      const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
      expect(sum(found.map((one) => one.amount.amount))).toBe(sum(made.map(([, , money]) => money)));
      for (const { state, rewards, amount: paid, partnerId: partner, customerId } of found) {
        const earns = state === 'recorded' && partner === partnerId;
        expect(rewards.map((reward) => reward.amount.amount)).toEqual(
          earns && paid.amount >= 5 ? [Math.floor((paid.amount + 5) / 10)] : [],
        );
        expect(customerId === undefined).toBe(state !== 'recorded');
      }
      expect(byEmail).toHaveLength(customers.length);
      expect(byChargebeeId).toHaveLength(
        customers.flatMap((customer) => customer['chargebeeCustomerIds']).length,
      );
      const ids = new Set(customers.map((customer) => customer['customerId']));
      for (const record of [...leads, ...deals].filter(({ customerId }) => customerId !== undefined)) {
        expect(ids).toContain(record['customerId']);
      }
    }),
    { numRuns: 25 },
  );
});
