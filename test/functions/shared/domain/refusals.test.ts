import { expect, it } from '@jest/globals';
import { addRefusals, countOfDay, type Refusals } from '../../../../functions/shared/domain/refusals.ts';

const hour = 3_600_000;
const code = 'invalid_credentials';

it('is kept once a minute at most', () => {
  const kept = addRefusals(undefined, { at: 1_000, code, count: 1 });
  expect(kept && addRefusals(kept, { at: 60_999, code, count: 5 })).toBeUndefined();
  expect(kept && addRefusals(kept, { at: 61_000, code: 'unknown_webhook', count: 5 })).toEqual({
    at: 61_000,
    code: 'unknown_webhook',
    hours: [{ hour: 0, count: 6 }],
  });
});

it('counts what came within a day, to the hour, and keeps no more than that', () => {
  let kept: Refusals | undefined;
  for (let n = 0; n < 100; n++) kept = addRefusals(kept, { at: n * hour, code, count: 2 }) ?? kept;
  expect(kept?.hours).toHaveLength(25);
  expect(kept && countOfDay(kept, 99 * hour)).toBe(50);
  expect(kept && countOfDay(kept, 122 * hour + hour - 1)).toBe(4);
  expect(kept && countOfDay(kept, 124 * hour)).toBe(0);
});
