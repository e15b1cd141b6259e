import { describe, expect, it } from '@jest/globals';
import { overBudget } from '../../bench/over-budget.ts';

const budget = { requests: 3, readUnits: 2, writeUnits: 7, queueRequests: 3, queuedBytes: 500 };

describe('an event', () => {
  it('may cost what its budget says, and less', () => {
    expect(overBudget('copy', budget, budget)).toEqual([]);
    expect(overBudget('copy', { ...budget, writeUnits: 1, readUnits: 0.5 }, budget)).toEqual([]);
  });

  it.each([
    ['requests', 4, 'copy: 4 requests to the table, and its budget is 3'],
    ['readUnits', 2.5, 'copy: 2.5 read units, and its budget is 2'],
    ['writeUnits', 8, 'copy: 8 write units, and its budget is 7'],
    ['queueRequests', 4, 'copy: 4 requests to the queue, and its budget is 3'],
    ['queuedBytes', 501, 'copy: 501 queued bytes, and its budget is 500'],
  ])('may not take more, of whatever it is: %s', (what, taken, line) => {
    expect(overBudget('copy', { ...budget, [what]: taken }, budget)).toEqual([`${line} (bench/budgets.ts)`]);
  });
});
