import type { Budget } from './budgets.ts';

const words: Readonly<Record<keyof Budget, string>> = {
  requests: 'requests to the table',
  readUnits: 'read units',
  writeUnits: 'write units',
  queueRequests: 'requests to the queue',
  queuedBytes: 'queued bytes',
};

/** A line for everything of which an event took more than its budget. */
export function overBudget(event: string, cost: Budget, budget: Budget): string[] {
  return (Object.keys(words) as (keyof Budget)[])
    .filter((what) => cost[what] > budget[what])
    .map(
      (what) =>
        `${event}: ${cost[what]} ${words[what]}, and its budget is ${budget[what]} (bench/budgets.ts)`,
    );
}
