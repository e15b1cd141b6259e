import { expect, test } from '@jest/globals';
import { marshall } from '@aws-sdk/util-dynamodb';
import { ulid } from 'ulid';
import { account as name, realId } from '../../bench/real-ids.ts';
import { itemSize } from '../../bench/refused-units.ts';
import { paymentChanges } from '../support/payment-changes.ts';
import { idOf } from '../../functions/shared/domain/ids.ts';
import { accountSchema } from '../../functions/shared/store/account.ts';
import { paymentItem } from '../../functions/shared/store/items/payment-item.ts';
import { aCase, aCustomer, activeWith, anEvent, aRule, the } from '../support/payment-case.ts';

const partner = idOf('partner', ulid());
const id = realId('cb', '1');

/** What a repeat payment of a customer is kept as, with ids of real length. */
function sizeWith(rules: number, couponIds: readonly string[] = []): number {
  const own = Array.from({ length: rules }, () => ({ ...aRule(), ruleId: idOf('rule', ulid()) }));
  const linked = aCustomer({
    customerId: idOf('customer', ulid()),
    chargebeeCustomerIds: [id],
    sourcePartnerId: partner,
  });
  const event = anEvent({
    id: realId('ev', 'repeat'),
    occurredAt: 1_795_338_003_000,
    receivedAt: 1_795_338_004_123,
    transaction: {
      id: realId('txn', 'repeat'),
      date: 1_795_338_000_000,
      resourceVersion: 1_795_338_000_123,
      invoices: [{ id: '1042', applied: { amount: 4_900, currency: 'EUR' } }],
    },
    invoice: { id: '1042', total: 4_900, tax: 782, ...(couponIds.length > 0 && { couponIds }) },
    customer: { id, email: linked.email },
  });
  const decided = aCase({ event, linked, terms: new Map([[partner, activeWith(...own)]]) });
  const payment = the(
    'put_payment',
    paymentChanges({ ...decided, now: 1_795_338_004_567, ulids: () => ulid() }),
  )?.payment;
  if (payment === undefined) throw new Error('It puts a payment.');
  return itemSize(marshall(paymentItem(accountSchema.parse(name), payment), { removeUndefinedValues: true }));
}

test('a repeat payment under one rule, for one invoice, leaves three tenths of its kilobyte to what comes to be kept with it', () => {
  expect(sizeWith(1)).toBeLessThanOrEqual(700);
  expect(sizeWith(1)).toBeGreaterThan(500); // else it measures something else
});

test('under five rules, with a coupon, it is still one unit', () => {
  expect(sizeWith(5, ['NORTHWIND-2026'])).toBeLessThanOrEqual(1_024);
});
