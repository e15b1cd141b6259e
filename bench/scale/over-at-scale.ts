import type { Budget, MeasuredEvent } from '../budgets.ts';
import { overBudget } from '../over-budget.ts';
import type { ScaledCost } from './measure-at-scale.ts';

/** A line for everything of which an event took more in such a table than in a small one. */
export const overAtScale = (
  costs: readonly ScaledCost[],
  budgets: Readonly<Record<MeasuredEvent, Budget>>,
): string[] =>
  costs.flatMap((cost) => {
    const { queuedBytes } = budgets[cost.event];
    // Its email is longer, or shorter.
    const name = `${cost.event}, in a table of ${cost.items} items, ${cost.leads} leads with its email`;
    return overBudget(name, { ...cost, queuedBytes }, budgets[cost.event]);
  });
