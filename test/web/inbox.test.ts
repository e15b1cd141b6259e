import { describe, expect, it } from '@jest/globals';
import { canReplay } from '../../web/src/activity/can-replay.ts';
import { linkBody, linkSentences } from '../../web/src/inbox/link-target.ts';
import { placeInInbox } from '../../web/src/inbox/place-in-inbox.ts';
import type { Unmatched } from '../../web/src/inbox/unmatched.ts';
import { sumText } from '../../web/src/inbox/sum-text.ts';

const payment: Unmatched = {
  chargebeeTransactionId: 'txn_1',
  chargebeeCustomerId: 'cb_1',
  email: 'bea@example.com',
  name: 'Bea',
  company: null,
  amount: { amount: 4_900, currency: 'EUR' },
  left: { amount: 4_000, currency: 'EUR' },
  occurredAt: '2026-01-01T00:00:00.000Z',
  receivedAt: '2026-01-01T00:00:00.000Z',
  eventId: 'ev_1',
  reason: 'no_matching_lead',
  dismissed: false,
  candidates: [],
};
const step = (code: string, action = 'receive') => ({ action, code, message: '', refs: {} });

describe('what a link says before it is done', () => {
  it('names the amount, what is left of it, the payer, and who earns', () => {
    const target = { kind: 'lead', id: 'led_1', label: 'Ada', partnerId: 'prt_1' } as const;
    expect(linkSentences(payment, target, 'Northwind').slice(0, 2)).toEqual([
      '€49.00 (€40.00 of it is left) of Bea is recorded for the customer that the lead Ada becomes.',
      'The reward goes to Northwind.',
    ]);
  });

  it('says that nobody earns where there is no partner', () => {
    const [, earns] = linkSentences(payment, { kind: 'create', partnerId: null }, '');
    expect(earns).toBe('There is no source partner, so nobody earns a reward.');
  });
});

it.each([
  [{ kind: 'deal', id: 'del_1', label: '', partnerId: null } as const, '', { dealId: 'del_1' }],
  [{ kind: 'create', partnerId: null } as const, '', { create: { sourcePartnerId: null } }],
  [
    { kind: 'create', partnerId: 'prt_1' } as const,
    'bea@example.com',
    { create: { sourcePartnerId: 'prt_1', email: 'bea@example.com' } },
  ],
])('a link to %j is sent as the API takes it', (target, email, body) => {
  expect(linkBody(target, email)).toEqual(body);
});

it('what was earned is summed by currency', () => {
  const reward = (amount: number, currency: string) => ({ id: 'rwd', amount: { amount, currency } });
  expect(sumText([reward(490, 'EUR'), reward(980, 'EUR'), reward(100, 'USD')])).toBe('€14.70 and $1.00');
});

describe('the place of an unmatched payment in the inbox', () => {
  const line = { outcome: 'unmatched', chargebeeTransactionId: 'txn_1', email: 'a+b@example.com', steps: [] };

  it.each([
    [[], 'all'],
    [[step('dismissed')], 'dismissed'],
    [[step('customer_dismissed')], 'dismissed'],
    [[step('dismissed'), step('restored')], 'all'],
  ])('after %j is among %s', (steps, show) => {
    const place = `/integrations/chargebee/inbox?show=${show}&email=a%2Bb%40example.com&payment=txn_1`;
    expect(placeInInbox({ ...line, steps })).toBe(place);
  });

  it('is nowhere for what is recorded', () => {
    expect(placeInInbox({ ...line, outcome: 'processed' })).toBeUndefined();
  });
});

it.each([
  ['ignored', [], true],
  ['failed', [], true],
  ['unmatched', [], true],
  ['processed', [step('transaction_created', 'create_transaction')], false],
  ['processed', [step('option_off', 'create_transaction')], true],
  ['waiting', [], false],
  ['rejected', [], false],
])('an event that is %s with %j may be replayed: %s', (outcome, steps, can) => {
  expect(canReplay({ outcome, steps })).toBe(can);
});
