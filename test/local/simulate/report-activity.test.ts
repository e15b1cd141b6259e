import { afterEach, describe, expect, test } from '@jest/globals';
import { createApiClient } from '../../../local/api-client.ts';
import { reportActivity } from '../../../local/simulate/report-activity.ts';
import { serve } from '../support/serve.ts';

const lines = '/v1/integrations/chargebee/activity/';

/** What an API with these answers (all others are 404) is told to have done with ev_1. */
async function report(answers: Readonly<Record<string, unknown>>): Promise<string[]> {
  const server = await serve((request, response) => {
    const found = answers[request.url ?? ''];
    response.statusCode = found === undefined ? 404 : 200;
    response.end(JSON.stringify(found ?? {}));
    return Promise.resolve();
  });
  close = server.close;
  return reportActivity(createApiClient(server.url, 'token'), 'ev_1');
}

let close: (() => Promise<void>) | undefined;
afterEach(() => close?.());

const rewardOf = (id: string, amount: number) => ({
  [`/v1/rewards/${id}`]: { id, partnerId: 'prt_1', status: 'pending', amount: { amount, currency: 'EUR' } },
});
const step = (action: string, code: string, refs: object = {}) => ({ action, code, message: 'Why.', refs });

describe('what is told of an event', () => {
  test('names the Chargebee transaction, the steps with their ids, and the rewards', async () => {
    const refund = {
      eventId: 'ev_1',
      outcome: 'processed',
      chargebeeTransactionId: 'txn_refund',
      steps: [
        step('give_back', 'refund_recorded', { transactionId: 'txn_2', reverses: 'txn_1' }),
        step('reverse_reward', 'reward_reversed', { rewardIds: ['rwd_1', 'rwd_2'] }),
      ],
    };
    const answers = { [`${lines}ev_1`]: refund, ...rewardOf('rwd_1', -150), ...rewardOf('rwd_2', 20) };
    expect(await report(answers)).toEqual([
      'ev_1: processed',
      '  Chargebee transaction txn_refund',
      '  give_back: refund_recorded\n    Why.\n    transactionId txn_2\n    reverses txn_1',
      '  reverse_reward: reward_reversed\n    Why.\n    rewardIds rwd_1, rwd_2',
      'Reward rwd_1: -150 EUR (minor units) given back by prt_1, pending',
      'Reward rwd_2: 20 EUR (minor units) for prt_1, pending',
    ]);
  });

  test('ends where the event waits for its payment', async () => {
    const steps = [step('receive', 'payment_not_seen')];
    const waiting = { eventId: 'ev_1', outcome: 'waiting', chargebeeTransactionId: 'txn_9', steps };
    expect(await report({ [`${lines}ev_1`]: waiting })).toEqual([
      'ev_1: waiting',
      '  Chargebee transaction txn_9',
      '  receive: payment_not_seen\n    Why.',
    ]);
  });

  test('says which reward cannot be read', async () => {
    const steps = [step('reverse_reward', 'reward_reversed', { rewardIds: ['rwd_1'] })];
    const line = { eventId: 'ev_1', outcome: 'processed', chargebeeTransactionId: null, steps };
    const told = await report({ [`${lines}ev_1`]: line });
    expect(told.at(-1)).toBe('Reward rwd_1 cannot be read: 404');
    expect(told).toHaveLength(3);
  });
});
