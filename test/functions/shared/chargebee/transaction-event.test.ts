import { describe, expect, it } from '@jest/globals';
import { transactionEventTypes, type TransactionEvent } from '../../../../functions/shared/domain/event.ts';
import type { Overrides } from '../../../support/chargebee-event.ts';
import { eventOf, wrongAt } from './read-body.ts';

function read(type: TransactionEvent['type'], overrides: Overrides = {}): TransactionEvent {
  const event = eventOf(type, overrides);
  if (!('transaction' in event) || event.type === 'payment_succeeded') throw new Error(event.type);
  return event;
}

const readRefund = (transaction: Overrides['transaction'] = {}) =>
  read('payment_refunded', { transaction }).transaction;

describe('what is kept', () => {
  it('of a refund is its own state, the payment that it names, and who paid', () => {
    expect(read('payment_refunded')).toEqual({
      id: 'ev_AzZlxSTw1kQvV2He',
      type: 'payment_refunded',
      occurredAt: 1_795_338_001_000,
      receivedAt: 7,
      transaction: {
        id: 'txn_AzZlxSTw6mHnP4Rf',
        type: 'refund',
        status: 'success',
        amount: { amount: 1500, currency: 'EUR' },
        date: 1_795_424_400_000,
        resourceVersion: 1_795_424_401_120,
        paymentId: 'txn_AzZlxSTw1kQvR2Hc',
      },
      customer: { id: 'AzZlxSTw1kQvG2Ha', email: 'ada@example.com' },
    });
  });

  it('of a payment is its state, without its invoices', () => {
    const state = { id: 'txn_AzZlxSTw1kQvR2Hc', type: 'payment', amount: { amount: 4900, currency: 'EUR' } };
    const date = 1_795_338_000_000;
    expect(read('payment_failed').transaction).toEqual({
      ...state,
      date,
      status: 'failure',
      resourceVersion: 1_795_338_001_417,
    });
    expect(read('transaction_updated').transaction).toEqual({
      ...state,
      date,
      status: 'voided',
      resourceVersion: 1_795_424_400_005,
    });
  });

  it('is dated, and ordered, by the event where the transaction does not say', () => {
    for (const nothing of [undefined, null]) {
      const bare = { date: nothing, resource_version: nothing, updated_at: nothing };
      const occurredAt = 1_795_338_001_000;
      expect(readRefund(bare)).toMatchObject({ date: occurredAt, resourceVersion: occurredAt });
    }
  });

  it('is ordered by when it was updated where it has no resource version, and by that alone where it has', () => {
    const updated_at = 1_795_338_009;
    expect(readRefund({ resource_version: undefined, updated_at }).resourceVersion).toBe(updated_at * 1_000);
    expect(readRefund({ resource_version: 7, updated_at }).resourceVersion).toBe(7);
    expect(readRefund({ resource_version: 7, updated_at: 'yesterday' }).resourceVersion).toBe(7);
  });

  it('are types and statuses that are not acted on, too: the rules decide about them', () => {
    const transaction = { type: 'payment_reversal', status: 'some_new_status' };
    expect(read('transaction_updated', { transaction }).transaction).toMatchObject(transaction);
  });
});

describe('a deleted transaction', () => {
  it('is deleted by the type of the event alone, whatever its status was', () => {
    for (const deleted of [true, false, null, undefined])
      expect(read('transaction_deleted', { transaction: { deleted } }).transaction.status).toBe('deleted');
  });

  it('is deleted in every other event that says so', () => {
    for (const type of ['payment_refunded', 'payment_failed', 'transaction_updated'] as const) {
      expect(read(type, { transaction: { deleted: true } }).transaction.status).toBe('deleted');
      expect(read(type, { transaction: { deleted: false } }).transaction.status).not.toBe('deleted');
    }
  });
});

describe('the payment of a refund', () => {
  const [named, other] = ['txn named', 'txn_other'];

  it.each([
    [{ refunded_txn_id: named, reference_transaction_id: other }, named],
    [{ refunded_txn_id: undefined, reference_transaction_id: named }, named],
    [{ refunded_txn_id: '', reference_transaction_id: named }, named],
    [{ refunded_txn_id: null, reference_transaction_id: named }, named],
  ])('of %j is %s', (transaction, paymentId) => {
    expect(readRefund(transaction).paymentId).toBe(paymentId);
  });

  it.each([undefined, null, ''])('is not known where both fields are %j', (nothing) => {
    const transaction = { refunded_txn_id: nothing, reference_transaction_id: nothing };
    expect(readRefund(transaction)).not.toHaveProperty('paymentId');
  });

  it('is not the refund itself, whatever it says', () => {
    const { id } = readRefund({});
    expect(readRefund({ refunded_txn_id: id, reference_transaction_id: id })).not.toHaveProperty('paymentId');
    expect(readRefund({ refunded_txn_id: id, reference_transaction_id: named }).paymentId).toBe(named);
  });

  it('is nothing that a payment has, whatever it refers to', () => {
    const transaction = { refunded_txn_id: named, reference_transaction_id: other };
    expect(read('transaction_updated', { transaction }).transaction).not.toHaveProperty('paymentId');
  });
});

describe('a chargeback', () => {
  it('is a refund by that method of payment', () => {
    expect(readRefund({ payment_method: 'chargeback' }).chargeback).toBe(true);
    const payment = read('transaction_updated', { transaction: { payment_method: 'chargeback' } });
    expect(payment.transaction).not.toHaveProperty('chargeback');
  });

  it.each([undefined, null, 'card', 'Some new method!', 7, {}])(
    'is no refund by %j, which is no reason to refuse it either',
    (payment_method) => {
      expect(readRefund({ payment_method })).not.toHaveProperty('chargeback');
    },
  );
});

describe('the customer', () => {
  it('is the one that the transaction names where the body has no customer', () => {
    expect(read('transaction_updated').customer).toEqual({ id: 'AzZlxSTw1kQvG2Ha' });
    expect(read('payment_refunded', { customer: null }).customer).toEqual({ id: 'AzZlxSTw1kQvG2Ha' });
  });

  it('may be missing', () => {
    for (const customer_id of [undefined, null, ''])
      expect(read('transaction_updated', { transaction: { customer_id } })).not.toHaveProperty('customer');
  });

  it.each([undefined, null, '', `${'x'.repeat(320)}@example.com`, 'a\u0000@example.com', 7])(
    'has no email where it is %j: it is only shown',
    (email) => {
      const { customer } = read('payment_refunded', { customer: { id: 'cb 2', email } });
      expect(customer).toEqual({ id: 'cb 2' });
    },
  );

  it('has its email normalized', () => {
    const { customer } = read('payment_failed', { customer: { email: ' ADA@Example.com' } });
    expect(customer?.email).toBe('ada@example.com');
  });

  it.each([undefined, null, '', 7, 'x'.repeat(101)])(
    'is no reason to refuse a refund with the id %j',
    (id) => {
      const overrides = { customer: { id }, transaction: { customer_id: 'cb 1' } };
      expect(read('payment_refunded', overrides).customer).toEqual({ id: 'cb 1' });
    },
  );
});

describe('a direct debit that bounced', () => {
  const readReversal = (type: TransactionEvent['type'], transaction: Overrides['transaction'] = {}) =>
    read(type, {
      transaction: {
        type: 'payment_reversal',
        reference_transaction_id: 'txn paid',
        refunded_txn_id: undefined,
        ...transaction,
      },
    }).transaction;

  it.each(transactionEventTypes)('is kept with its payment where %s tells of it', (type) => {
    expect(readReversal(type)).toMatchObject({ type: 'payment_reversal', paymentId: 'txn paid' });
  });

  it.each([
    [{ refunded_txn_id: 'txn_other' }, 'txn paid'],
    [{ reference_transaction_id: undefined, refunded_txn_id: 'txn_other' }, 'txn_other'],
    [{ reference_transaction_id: null, refunded_txn_id: 'txn_other' }, 'txn_other'],
  ])('takes back the payment of %j that it refers to', (transaction, paymentId) => {
    expect(readReversal('transaction_created', transaction).paymentId).toBe(paymentId);
  });

  it('is no chargeback', () => {
    expect(readReversal('transaction_created', { payment_method: 'chargeback' })).not.toHaveProperty(
      'chargeback',
    );
  });
});

describe('the invoices of a payment that was applied to them later', () => {
  const invoicesIn = (
    transaction: Overrides['transaction'],
    type: TransactionEvent['type'] = 'transaction_updated',
  ) =>
    read(type, { transaction: { type: 'payment', status: 'success', ...transaction } }).transaction.invoices;
  const linked_invoices = [{ invoice_id: '1042', applied_amount: 4900, invoice_total: 4900 }];
  const kept = [{ id: '1042', applied: { amount: 4900, currency: 'EUR' } }];

  it('are kept, but for an entry that cannot be used', () => {
    expect(invoicesIn({ linked_invoices })).toEqual(kept);
    expect(
      invoicesIn({ linked_invoices: [{ invoice_id: '1', applied_amount: null }, ...linked_invoices, 7] }),
    ).toEqual(kept);
    expect(invoicesIn({ linked_invoices: [] })).toEqual([]);
  });

  it.each([undefined, null, {}, 'none'])('are not told where they are %j', (nothing) => {
    expect(invoicesIn({ linked_invoices: nothing })).toBeUndefined();
  });

  it('are not told by a payment that failed or was deleted, nor by another event', () => {
    expect(invoicesIn({ linked_invoices, status: 'voided' })).toBeUndefined();
    expect(invoicesIn({ linked_invoices, deleted: true })).toBeUndefined();
    expect(invoicesIn({ linked_invoices }, 'payment_failed')).toBeUndefined();
  });
});

// What is created and no reversal is of a type that nothing acts on.
const typeDecides = ['content', 'content.transaction', 'content.transaction.type'];

describe.each(transactionEventTypes)('a body of %s', (type) => {
  it.each<[path: string, Overrides]>([
    ['id', { event: { id: undefined } }],
    ['occurred_at', { event: { occurred_at: 1_795_338_001_000 } }],
    ['content', { event: { content: undefined } }],
    ['content.transaction', { event: { content: { customer: { id: 'c' } } } }],
    ['content.transaction.id', { transaction: { id: '' } }],
    ['content.transaction.type', { transaction: { type: undefined } }],
    ['content.transaction.status', { transaction: { status: '4111 1111 1111 1111' } }],
    ['content.transaction.amount', { transaction: { amount: -1 } }],
    ['content.transaction.amount', { transaction: { amount: 15.5 } }],
    ['content.transaction.currency_code', { transaction: { currency_code: 'ABC' } }],
    ['content.transaction.date', { transaction: { date: '1795424400' } }],
    ['content.transaction.resource_version', { transaction: { resource_version: -1 } }],
    ['content.transaction.deleted', { transaction: { deleted: 'yes' } }],
    ['content.transaction.refunded_txn_id', { transaction: { refunded_txn_id: 7 } }],
    [
      'content.transaction.reference_transaction_id',
      { transaction: { reference_transaction_id: 'a\u0000' } },
    ],
  ])('is refused with the path %s', (path, overrides) => {
    const isOther = type === 'transaction_created' && typeDecides.includes(path);
    expect(wrongAt(type, overrides)).toEqual(isOther ? [] : [path]);
  });
});
