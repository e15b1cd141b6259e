import { expect, test } from '@jest/globals';
import { paymentChanges } from '../../../support/payment-changes.ts';
import { decideTransactionEvent } from '../../../../functions/shared/domain/money-back/decide-transaction-event.ts';
import type { TransactionEvent } from '../../../../functions/shared/domain/event.ts';
import { lineOf } from '../../../../functions/shared/domain/lines/line-of.ts';
import { itemsForDeals } from '../../../../functions/shared/domain/customer/associate-deals.ts';
import { maxAppended } from '../../../../functions/shared/domain/money-back/append-entries.ts';
import { maxJudged } from '../../../../functions/shared/domain/rewards/offer-uses.ts';
import { maxChargebeeIds } from '../../../../functions/shared/domain/customer/chargebee-ids.ts';
import { maxTogether } from '../../../../functions/shared/store/reads/batch-get.ts';
import { itemsToSettle, maxSettled } from '../../../../functions/shared/domain/money-back/settle.ts';
import type { WaitingEvent } from '../../../../functions/shared/domain/money-back/waiting-event.ts';
import { accountSchema } from '../../../../functions/shared/store/account.ts';
import { changeWrites } from '../../../../functions/shared/store/writes/change-writes.ts';
import { mergeWrites } from '../../../../functions/shared/store/writes/merge-writes.ts';
import { keyOf } from '../../../../functions/shared/store/writes/write.ts';
import type { Change } from '../../../../functions/shared/domain/change.ts';
import {
  activeWith,
  aCase,
  aCustomer,
  aDeal,
  anEvent,
  aLead,
  aRule,
  countingUlids,
  paidOn,
  the,
  ulid,
} from '../../../support/payment-case.ts';
import { eur, recorded } from '../../../support/recorded-payment.ts';
import { aRefund } from '../../../support/transaction-event.ts';

/** The most that DynamoDB writes at once. */
const maxItems = 100;
const account = accountSchema.parse('acme');

/** How many items the changes write, each once. */
function itemsOf(changes: readonly Change[]): number {
  const writes = mergeWrites(changes.flatMap((change) => changeWrites(account, change)));
  const keys = writes.map((write) => JSON.stringify(keyOf(write)));
  expect(new Set(keys).size).toBe(keys.length);
  return keys.length;
}

const waits = (event: TransactionEvent, n: number): WaitingEvent => ({
  event,
  line: lineOf(event, paidOn, 'waiting', []),
  ulid: ulid(n),
});
const refunds = Array.from({ length: maxSettled }, (_, n) =>
  waits(aRefund({ id: `ev_${n}`, transaction: { id: `r${n}`, amount: eur(1) } }), n),
);

test('as many waiting events as are read at once leave room for all that a payment brings', () => {
  expect(maxSettled * itemsToSettle).toBeLessThan(maxItems - 8);
  const deals = Array.from({ length: 100 }, (_, n) => aDeal(n));
  const payment = {
    version: 1,
    state: 'pending',
    chargebeeTransactionId: 'txn_cb_1',
    hasWaiting: true,
  } as const;
  const customerByEmail = aCustomer();
  const state = { payment, waiting: refunds, waitingNext: 'more', leads: [aLead()], deals, customerByEmail };
  const items = itemsOf(paymentChanges(aCase(state)));
  expect(items).toBeLessThanOrEqual(maxItems);
  // What goes back at once of a reward, for which there is room, is rare.
  expect(items).toBeGreaterThan(maxItems - maxSettled - 10);
});

test('a customer of as many Chargebee ids as it may have, who has another name by now, leaves room for what waited', () => {
  const chargebeeCustomerIds = [
    'cb_1',
    ...Array.from({ length: maxChargebeeIds - 1 }, (_, n) => `cb_more_${n}`),
  ];
  const linked = aCustomer({ chargebeeCustomerIds, followed: [] });
  const payment = {
    version: 1,
    state: 'pending',
    chargebeeTransactionId: 'txn_cb_1',
    hasWaiting: true,
  } as const;
  const event = anEvent({
    customer: { id: 'cb_1', email: linked.email, firstName: 'Another', resourceVersion: 9 },
  });
  const deals = Array.from({ length: 100 }, (_, n) => aDeal(n));
  const changes = paymentChanges(
    aCase({ payment, linked, customerByEmail: linked, waiting: refunds, waitingNext: 'more', deals, event }),
  );
  expect(the('update_customer', changes)?.after.firstName).toBe('Another');
  expect(itemsOf(changes)).toBeLessThanOrEqual(maxItems);
});

test('an unmatched payment that finds many deals, and of which much was refunded, is recorded in one write that fits', () => {
  const unmatched = the('put_payment', paymentChanges(aCase()))?.payment;
  const payment = {
    ...(unmatched ?? recorded()),
    refunds: Array.from({ length: 150 }, (_, n) => ({
      id: `r${n}`,
      status: 'success',
      resourceVersion: 1,
      amount: eur(1),
      date: paidOn,
    })),
  };
  const deals = Array.from({ length: 100 }, (_, n) => aDeal(n));
  const changes = paymentChanges(
    aCase({ payment, leads: [aLead()], deals, customerByEmail: aCustomer(), event: anEvent({ id: 'ev_2' }) }),
  );
  expect(the('put_payment', changes)?.payment).toMatchObject({
    state: 'recorded',
    refundsAppended: maxAppended,
  });
  const items = itemsOf(changes);
  expect(items).toBeLessThanOrEqual(maxItems);
  expect(items).toBeGreaterThan(maxItems - 10);
});

test('a write that is full of deals has room for all else that a payment can bring, and no more', () => {
  const decided = the('put_payment', paymentChanges(aCase()))?.payment;
  // Dead by now, decided by another event; its customer is found by a lead, and has another email since.
  const payment = { ...(decided ?? recorded()), status: 'voided' };
  const state = { id: 'cb_1', email: 'new@example.com', resourceVersion: 9 };
  const told = { state, forgetAt: Infinity };
  const changes = paymentChanges(
    aCase({
      payment,
      leads: [aLead({ beside: true })],
      customerByEmail: aCustomer(),
      identity: { chargebeeCustomerId: 'cb_1', version: 1, told },
      deals: Array.from({ length: 100 }, (_, n) => aDeal(n)),
      terms: new Map([['prt_lead', activeWith(aRule({ lasts: { kind: 'payments', count: 1 } }))]]),
      event: anEvent({ id: 'ev_2' }),
    }),
  );
  const taken = changes.filter(({ kind }) => kind === 'take_deal').length;
  expect(itemsOf(changes)).toBe(maxItems);
  // Beside these: an id of the customer, and what the payment's death takes back.
  expect(taken).toBe(itemsForDeals - 2);
});

test('as many as are read at once move in one write', () => {
  const state = {
    paymentId: 'txn_cb_1',
    payment: recorded(),
    refund: { version: 1, refundId: 'txn_cb_refund_1', hasWaiting: true },
    waiting: refunds,
    waitingNext: 'more',
    terms: new Map(),
  } as const;
  const { changes } = decideTransactionEvent({
    event: aRefund(),
    state,
    now: paidOn,
    ulids: countingUlids(),
  });
  expect(itemsOf(changes)).toBe(2 * maxSettled + 2);
  expect(2 * maxSettled + 2).toBeLessThan(maxItems);
});

test('as many payments as are judged again at once fit with what they append, and one request reads as many as one write holds', () => {
  // Each with up to two entries beside it; and the payment that died, and what its customer has of the rules.
  expect(3 * maxJudged + 2).toBeLessThanOrEqual(maxItems);
  expect(maxTogether).toBe(maxItems);
});
