import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { HandledType } from '../../../../functions/shared/chargebee/handled-types.ts';
import type { StateEvent } from '../../../../functions/shared/domain/event.ts';
import { factOf } from '../../../../functions/shared/domain/money-back/fact-of.ts';
import type { Payment } from '../../../../functions/shared/domain/payment/payment.ts';
import { recorded } from '../../../support/recorded-payment.ts';
import { eventOf } from './read-body.ts';

type Fields = Readonly<Record<string, unknown>>;

const second = 1_795_338_001;

/** A state of the payment as a body tells it: by its version in milliseconds, or only by when it was updated, or occurred. */
function stateOf(type: HandledType, transaction: Fields, event: Fields = {}): StateEvent {
  const told = eventOf(type, { event, transaction: { updated_at: undefined, ...transaction } });
  if (!('transaction' in told)) throw new Error(told.type);
  return told;
}

const voided = (transaction: Fields) =>
  stateOf('transaction_updated', { status: 'voided', resource_version: undefined, ...transaction });
const paidAt = (resource_version: number) => stateOf('payment_succeeded', { resource_version });

/** The payment after these states, of which the first records it. */
const after = (first: StateEvent, ...others: readonly StateEvent[]): Payment =>
  others.reduce(
    (payment, event) => {
      const fact = factOf(payment, event);
      return fact.kind === 'unseen' ? payment : fact.payment;
    },
    recorded({ resourceVersion: first.transaction.resourceVersion }),
  );

it.each([
  ['when it was updated', voided({ updated_at: second })],
  [
    'when its event occurred',
    stateOf('transaction_updated', { status: 'voided', resource_version: null }, { occurred_at: second }),
  ],
  [
    'when it was updated, of one that is deleted',
    stateOf('transaction_deleted', {
      type: 'payment',
      status: 'success',
      resource_version: null,
      updated_at: second,
    }),
  ],
])('a void that only says %s is newer than every version of that second', (_, dead) => {
  fc.assert(
    fc.property(fc.nat(999), (millisecond) => {
      expect(after(paidAt(second * 1_000 + millisecond), dead).status).toMatch(/voided|deleted/);
    }),
  );
});

it('a void that only says when it was updated is older than what stands in the next second', () => {
  expect(after(paidAt((second + 1) * 1_000), voided({ updated_at: second }))).not.toHaveProperty('status');
});

it('a state that stands and only says when it was updated is older than a void of that second', () => {
  const stands = stateOf('transaction_updated', {
    status: 'success',
    resource_version: null,
    updated_at: second,
  });
  const dead = voided({ resource_version: second * 1_000 + 1 });
  expect(after(paidAt(7), dead, stands)).toMatchObject({ status: 'voided' });
});

it('of three states, each in milliseconds or in whole seconds, the same is the newest in every order', () => {
  const millisecond = fc.constantFrom(0, 1, 500, 998, 999, 1_000, 1_001);
  const status = fc.constantFrom('in_progress', 'success', 'voided', 'failure', 'late_failure');
  const state = fc
    .record({ status, millisecond, isCoarse: fc.boolean() })
    .map(({ status, millisecond, isCoarse }) =>
      stateOf('transaction_updated', {
        status,
        ...(isCoarse
          ? { resource_version: undefined, updated_at: second + Math.floor(millisecond / 1_000) }
          : { resource_version: second * 1_000 + millisecond }),
      }),
    );
  fc.assert(
    fc.property(state, state, state, (a, b, c) => {
      const orders = [
        [a, b, c],
        [a, c, b],
        [b, a, c],
        [b, c, a],
        [c, a, b],
        [c, b, a],
      ];
      const deaths = orders
        .map((order) => after(paidAt(7), ...order).status ?? 'success')
        .map((end) => end.replace(/voided|late_failure/, 'failure'));
      expect(new Set(deaths).size).toBe(1);
    }),
  );
});
