import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from '@jest/globals';
import { withCheck } from '../../../functions/shared/webhook-check.ts';
import { findAccount } from '../../../functions/webhook/find-account.ts';
import { webhookKeyOf } from '../../support/fake-webhook.ts';

const secret = 'a secret';
const checked = (random: string) => withCheck(random, secret);

function setUp(readMs = 0) {
  const keys = new Map([[checked('known'), webhookKeyOf('acme')]]);
  const state = { now: 0, reads: [] as string[], secret: secret as string | undefined, secretReads: 0 };
  const { find, seemToRead } = findAccount(
    {
      read: async (key) => {
        state.reads.push(key);
        if (readMs > 0) await sleep(readMs);
        return keys.get(key);
      },
      secret: () => {
        state.secretReads += 1;
        return Promise.resolve(state.secret);
      },
    },
    () => state.now,
  );
  return { keys, state, find, seemToRead };
}

it('uses what it read for 5 seconds, and not longer', async () => {
  const { keys, state, find } = setUp();
  await find(checked('known'));
  keys.delete(checked('known'));
  state.now = 4_999;
  expect(await find(checked('known'))).toEqual({ kind: 'open', account: 'acme' });
  state.now = 5_000;
  expect(await find(checked('known'))).toEqual({ kind: 'unknown' });
  expect(state.reads).toHaveLength(2);
});

it('remembers unknown keys for as long, so that a new key works 5 seconds later at most', async () => {
  const { keys, state, find } = setUp();
  await find(checked('new'));
  keys.set(checked('new'), webhookKeyOf('globex'));
  expect(await find(checked('new'))).toEqual({ kind: 'unknown' });
  state.now = 5_000;
  expect(await find(checked('new'))).toEqual({ kind: 'open', account: 'globex' });
});

it('shares one read between requests that come at once', async () => {
  const { state, find } = setUp();
  await Promise.all(Array.from({ length: 50 }, () => find(checked('known'))));
  expect(state.reads).toHaveLength(1);
});

it('remembers no more than 1,000 keys, however many are tried', async () => {
  const { state, find } = setUp();
  for (let i = 0; i < 1_001; i += 1) await find(checked(`made-up-${i}`));
  await find(checked('made-up-1000'));
  expect(state.reads).toHaveLength(1_001);
  await find(checked('made-up-0'));
  expect(state.reads).toHaveLength(1_002);
});

it('refuses a forged key before any read, and reads the secret once', async () => {
  const { state, find } = setUp();
  const real = checked('known');
  const forged = [
    '',
    'known',
    real.slice(0, -1),
    `${real}x`,
    `x${real}`,
    `${real.slice(0, -1)}${real.endsWith('A') ? 'B' : 'A'}`,
    withCheck('known', 'another secret'),
    `${real.slice(0, -8)}${'A'.repeat(8)}`,
    'k'.repeat(300),
    checked('k'.repeat(300)),
  ];
  for (const key of forged) expect([key, await find(key)]).toEqual([key, { kind: 'forged' }]);
  expect([state.reads, state.secretReads]).toEqual([[], 1]);
  expect(await find(real)).toEqual({ kind: 'open', account: 'acme' });
  expect(state.secretReads).toBe(1);
});

it('knows no key until there is a secret, and asks for it again after 5 seconds', async () => {
  const { state, find } = setUp();
  state.secret = undefined;
  expect(await find(checked('known'))).toEqual({ kind: 'forged' });
  state.secret = secret;
  expect(await find(checked('known'))).toEqual({ kind: 'forged' });
  state.now = 5_000;
  expect(await find(checked('known'))).toEqual({ kind: 'open', account: 'acme' });
});

it('takes as long for a forged key as reading one took, the first time within 5 seconds', async () => {
  const { find, seemToRead } = setUp(60);
  await find(checked('revoked'));
  const from = performance.now();
  await seemToRead('forged');
  const first = performance.now() - from;
  await seemToRead('forged');
  const second = performance.now() - from - first;
  expect(first).toBeGreaterThanOrEqual(50);
  expect(second).toBeLessThan(50);
});
