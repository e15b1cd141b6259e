import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { testStack, type TestStack } from '../support/stack.ts';
import { aPayment, workspace } from '../support/workspace.ts';

let stack: TestStack;
beforeAll(async () => {
  // Fifty of a key in ten seconds, and twenty of unknown keys.
  Object.assign(process.env, { WEBHOOK_KEY_RATE: '5', UNKNOWN_KEYS_RATE: '2' });
  stack = await testStack();
});
afterAll(() => stack.stop());

const times = <T>(n: number, make: (n: number) => T): T[] => Array.from({ length: n }, (_, i) => make(i));
const statusesOf = (answers: readonly Response[]) => [...new Set(answers.map(({ status }) => status))].sort();

/** Begins at the beginning of a window of the budget, so that nothing of it is counted in another. */
const nextWindow = () => new Promise((resolve) => setTimeout(resolve, 10_000 - (Date.now() % 10_000)));

test('one key that floods and unknown keys that flood keep no quiet key from anything', async () => {
  const flooding = await workspace(stack, 'flooding');
  const quiet = await workspace(stack, 'quiet');
  await nextWindow();
  const mistyped = (n: number) => quiet.webhook.replace(/[^/]{6}$/, String(100_000 + n));
  const [flood, unknown, calm] = await Promise.all([
    Promise.all(times(200, () => flooding.post(aPayment()))),
    Promise.all(times(200, (n) => quiet.post(aPayment(), {}, mistyped(n)))),
    Promise.all(times(20, () => quiet.post(aPayment()))),
  ]);
  expect(statusesOf(calm)).toEqual([200]);
  expect(statusesOf(flood)).toEqual([200, 429]);
  expect(statusesOf(unknown)).toEqual([404, 429]);
  for (const answer of [...flood, ...unknown].filter(({ status }) => status === 429)) {
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    const seconds = Number(answer.headers.get('retry-after'));
    expect(seconds).toBeGreaterThanOrEqual(1);
    expect(seconds).toBeLessThanOrEqual(10);
    expect(await answer.json()).toMatchObject({ code: 'too_many_requests', status: 429 });
  }
  await stack.settle();
  expect(await quiet.get('/v1/integrations/chargebee/activity?limit=100')).toHaveProperty('items.length', 20);

  await nextWindow();
  expect((await flooding.post(aPayment())).status).toBe(200);
}, 60_000);
