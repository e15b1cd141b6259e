import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { budget, type Tell } from '../../../functions/webhook/budget.ts';

/** Instances of the webhook that tell each other, and how often they did. */
function instances(count: number, perSecond: number) {
  const state = { now: 0, tells: 0, tableDown: false };
  const sums = new Map<string, number>();
  const tell: Tell = (key, { window, requests }) => {
    if (state.tableDown) return Promise.reject(new Error('table down'));
    state.tells += 1;
    const sum = (sums.get(`${key} ${window}`) ?? 0) + requests;
    sums.set(`${key} ${window}`, sum);
    return Promise.resolve(sum);
  };
  const all = Array.from({ length: count }, () => budget({ clock: () => state.now, tell, perSecond }));
  const spend = async (key: string, at: number) => all[at % count]?.(key);
  return { state, spend };
}

describe('the budget of a key', () => {
  it('is shared by all instances: together they let in so much, and hardly more', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 30 }),
        fc.integer({ min: 1, max: 40 }),
        fc.array(fc.nat(), { minLength: 1, maxLength: 1_500 }),
        async (count, perSecond, requests) => {
          const { spend, state } = instances(count, perSecond);
          let letIn = 0;
          for (const at of requests) if ((await spend('key', at)) === undefined) letIn += 1;
          const perWindow = perSecond * 10;
          const step = Math.max(1, Math.floor(perWindow / 100));
          expect(letIn).toBeLessThanOrEqual(perWindow + count * step);
          expect(letIn).toBeGreaterThanOrEqual(Math.min(requests.length, perWindow));
          expect(state.tells).toBeLessThanOrEqual(letIn / step);
        },
      ),
    );
  });

  it('is a key’s own', async () => {
    const { spend } = instances(1, 1);
    for (let n = 0; n < 11; n++) await spend('flood', 0);
    expect(await spend('flood', 0)).toBe(10);
    expect(await spend('quiet', 0)).toBeUndefined();
  });

  it('begins anew every ten seconds, and says how long that is', async () => {
    const { spend, state } = instances(1, 1);
    state.now = 123_456;
    for (let n = 0; n < 10; n++) expect(await spend('key', 0)).toBeUndefined();
    expect(await spend('key', 0)).toBe(7); // until 130,000
    state.now = 129_999;
    expect(await spend('key', 0)).toBe(1);
    state.now = 130_000;
    expect(await spend('key', 0)).toBeUndefined();
  });

  it('costs nothing for a key that is used little, and nothing more once it is spent', async () => {
    const { spend, state } = instances(1, 200);
    for (let n = 0; n < 19; n++) await spend('key', 0);
    expect(state.tells).toBe(0);
    for (let n = 0; n < 1_981; n++) await spend('key', 0);
    expect(state.tells).toBe(100);
    for (let n = 0; n < 5_000; n++) expect(await spend('key', 0)).toBe(10);
    expect(state.tells).toBe(100);
  });

  it('lets in while it cannot be told', async () => {
    const { spend, state } = instances(1, 1);
    state.tableDown = true;
    for (let n = 0; n < 100; n++) expect(await spend('key', 0)).toBeUndefined();
  });

  it('is remembered for 1,000 keys at most', async () => {
    const { spend } = instances(1, 1);
    for (let n = 0; n < 10; n++) await spend('first', 0);
    for (let n = 0; n < 999; n++) await spend(`key-${n}`, 0);
    expect(await spend('first', 0)).toBe(10);
    await spend('one more', 0);
    expect(await spend('first', 0)).toBeUndefined();
  });
});
