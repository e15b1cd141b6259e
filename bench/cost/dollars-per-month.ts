import type { Assumptions } from './assumptions.ts';
import type { Prices } from './prices.ts';

/** What stands there whether events come or not, and the custom metrics that are billed in a month in which they do. */
export interface Standing {
  readonly alarms: number;
  readonly dashboards: number;
  readonly customMetrics: number;
}

/** US dollars a month. */
export interface MonthlyDollars {
  readonly alarms: number;
  readonly dashboards: number;
  /** Lambda asks the queue whether there is anything. */
  readonly polls: number;
  /** All of the above: what a service costs to which no event comes. */
  readonly idle: number;
  /** On top while events come. */
  readonly customMetrics: number;
}

/** What a month costs besides its events. */
export function dollarsPerMonth(standing: Standing, assumed: Assumptions, prices: Prices): MonthlyDollars {
  const polls = (assumed.pollers * assumed.daysInMonth * 86_400) / assumed.pollSeconds;
  const parts = {
    alarms: standing.alarms * prices.alarmMonth,
    dashboards: standing.dashboards * prices.dashboardMonth,
    polls: (polls / 1e6) * (prices.queueMillion + prices.fairQueueMillion),
  };
  return {
    ...parts,
    idle: parts.alarms + parts.dashboards + parts.polls,
    customMetrics: standing.customMetrics * prices.metricMonth,
  };
}
