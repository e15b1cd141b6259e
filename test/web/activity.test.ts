import { describe, expect, it } from '@jest/globals';
import { activitySearchIn, allActivity, momentsOf } from '../../web/src/activity/activity-search.ts';
import { countText, replayAsked, whyNotAtOnce } from '../../web/src/activity/replay-asked.ts';
import { whyNothing } from '../../web/src/activity/why-nothing.ts';

const step = (action: string, code: string) => ({ action, code, message: '', refs: {} });
const searchIn = (query: string) => activitySearchIn(new URLSearchParams(query));
const now = '2026-11-22T09:00:00.000Z';

describe('the filters in the address', () => {
  it('are read with what else stands there', () => {
    const search = searchIn('outcome=ignored&code=no_email&from=2026-11-01&event=ev_1');
    expect(search).toEqual({ ...allActivity, outcome: 'ignored', code: 'no_email', from: '2026-11-01' });
  });

  it.each(['from=yesterday', 'to=2026-13-01', 'from=2026-11-01T00:00:00Z'])(
    'ask for no day by %s',
    (query) => {
      expect(searchIn(query)).toEqual(allActivity);
    },
  );

  it('are whole days of the viewer, of 23, 24 or 25 hours', () => {
    const { from = '', to = '' } = momentsOf({ from: '2026-10-25', to: '2026-10-25' });
    const [begins, ends] = [new Date(from), new Date(to)];
    expect([begins.getHours(), begins.getMinutes()]).toEqual([0, 0]);
    expect(new Date(ends.getTime() + 1).getHours()).toBe(0);
    expect(new Date(ends.getTime() + 1).getDate()).toBe(26);
  });
});

describe('a replay of what a filter shows', () => {
  it('asks for all that may be decided again, up to the moment of the count', () => {
    expect(replayAsked({ ...allActivity, code: 'integration_off' }, now)).toEqual({
      outcomes: ['ignored', 'unmatched', 'failed', 'processed'],
      codes: ['integration_off'],
      from: '1970-01-01T00:00:00Z',
      to: now,
      dryRun: false,
    });
  });

  it('is as narrow as the filter', () => {
    const search = { ...allActivity, outcome: 'ignored', type: 'payment_succeeded', search: 'a@b.example' };
    expect(replayAsked({ ...search, to: '2026-11-20' }, now)).toMatchObject({
      outcomes: ['ignored'],
      eventTypes: ['payment_succeeded'],
      email: 'a@b.example',
      to: momentsOf({ from: '', to: '2026-11-20' }).to,
    });
    expect(replayAsked({ ...search, to: '2999-01-01' }, now).to).toBe(now);
  });

  it.each([
    [{ partner: 'prt_1' }, /recorded/],
    [{ search: 'txn_1' }, /from the event itself/],
    [{ outcome: 'waiting' }, /by itself/],
    [{ outcome: 'rejected' }, /Nothing is kept/],
    [{ outcome: 'failed', search: 'a@b.example' }, undefined],
  ])('is not widened: of %j it says why', (more, why) => {
    const said = whyNotAtOnce({ ...allActivity, ...more });
    if (why === undefined) expect(said).toBeUndefined();
    else expect(said).toMatch(why);
  });

  it.each([
    [{ count: 1, more: false }, 'one event'],
    [{ count: 12, more: false }, '12 events'],
    [{ count: 2_000, more: true }, 'more than 2000 events'],
  ])('says of %j: %s', (counted, text) => {
    expect(countText(counted)).toBe(text);
  });
});

it.each([
  [[step('create_transaction', 'transaction_created'), step('give_reward', 'rule_used_up')], 'rule_used_up'],
  [
    [step('convert_lead', 'no_matching_lead'), step('create_transaction', 'customer_unknown')],
    'customer_unknown',
  ],
  [[step('give_reward', 'reward_created')], 'cancelled'],
  [
    [step('give_back', 'refund_recorded'), step('reverse_reward', 'no_reward_to_reverse')],
    'no_reward_to_reverse',
  ],
  [[step('receive', 'payment_not_seen')], 'payment_not_seen'],
  [[], undefined],
])('why nothing was earned is said by the step that tells most', (steps, why) => {
  expect(whyNothing({ steps })).toBe(why);
});
