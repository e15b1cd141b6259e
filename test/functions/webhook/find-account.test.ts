import { expect, it } from '@jest/globals';
import { findAccount } from '../../../functions/webhook/find-account.ts';
import { webhookKeyOf } from '../../support/fake-webhook.ts';

function setUp() {
  const keys = new Map([['known', webhookKeyOf('acme')]]);
  const state = { now: 0, reads: [] as string[] };
  const find = findAccount(
    (key) => {
      state.reads.push(key);
      return Promise.resolve(keys.get(key));
    },
    () => state.now,
  );
  return { keys, state, find };
}

it('uses what it read for 5 seconds, and not longer', async () => {
  const { keys, state, find } = setUp();
  await find('known');
  keys.delete('known');
  state.now = 4_999;
  expect(await find('known')).toEqual({ account: 'acme' });
  state.now = 5_000;
  expect(await find('known')).toBeUndefined();
  expect(state.reads).toHaveLength(2);
});

it('remembers unknown keys for as long, so that a new key works 5 seconds later at most', async () => {
  const { keys, state, find } = setUp();
  await find('new');
  keys.set('new', webhookKeyOf('globex'));
  expect(await find('new')).toBeUndefined();
  state.now = 5_000;
  expect(await find('new')).toEqual({ account: 'globex' });
});

it('shares one read between requests that come at once', async () => {
  const { state, find } = setUp();
  await Promise.all(Array.from({ length: 50 }, () => find('known')));
  expect(state.reads).toHaveLength(1);
});

it('remembers no more than 1,000 keys, however many are tried', async () => {
  const { state, find } = setUp();
  for (let i = 0; i < 1_001; i += 1) await find(`made-up-${i}`);
  await find('made-up-1000');
  expect(state.reads).toHaveLength(1_001);
  await find('made-up-0');
  expect(state.reads).toHaveLength(1_002);
});
