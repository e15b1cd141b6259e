import { otherBody, transactionBody } from './bodies.ts';
import type { Maker } from './plan-payment.ts';
import type { PlannedEvent } from './plan.ts';

/** A `payment_succeeded` that brought no money: it failed, is no payment, or is of nothing. */
function planNothing({ random, eventId, at }: Maker): PlannedEvent {
  const [id, time] = [eventId(), at()];
  const paid = { type: 'payment', status: 'success', amount: 1, currency_code: 'EUR', date: 1 };
  const nothing = random.pick([{ status: 'failure' }, { type: 'authorization' }, { amount: 0 }]);
  const head = { id, type: 'payment_succeeded', at: time };
  const body = transactionBody(head, { id: 'txn_nothing', ...paid, ...nothing }, { id: 'cb_0' });
  return { id, at: time, body, told: { kind: 'nothing_to_act_on' } };
}

/** What nothing acts on: another type of event, or a transaction that is created and is no reversal. */
function planOther({ random, eventId, at }: Maker): PlannedEvent {
  const [id, time] = [eventId(), at()];
  const told = { kind: 'not_handled' } as const;
  if (random.chance(0.5)) {
    return { id, at: time, body: otherBody({ id, type: 'subscription_created', at: time }), told };
  }
  const transaction = {
    id: 'txn_other',
    type: 'payment',
    status: 'success',
    amount: 1,
    currency_code: 'EUR',
    date: 1,
  };
  const body = transactionBody({ id, type: 'transaction_created', at: time }, transaction, undefined);
  return { id, at: time, body, told };
}

/** What comes to the webhook beside all that is recorded. */
export const planUnrecorded = (maker: Maker): PlannedEvent[] => [
  ...(maker.random.chance(0.1) ? [planOther(maker)] : []),
  ...(maker.random.chance(0.1) ? [planNothing(maker)] : []),
  ...(maker.random.chance(0.05)
    ? [{ id: '', at: maker.at(), body: '{"id":', told: { kind: 'rejected' as const } }]
    : []),
];
