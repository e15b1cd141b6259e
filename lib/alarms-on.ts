import { alarmFor, type Alarms } from './alarm-for.ts';
import { deliveryAlarms } from './delivery-alarms.ts';
import type { ServiceMetrics } from './service-metrics.ts';
import type { Stage } from './stage-config.ts';
import { webhookAlarms } from './webhook-alarms.ts';

const withoutIt: Readonly<Record<string, string>> = {
  webhook: 'Chargebee is refused, and tries again',
  worker: 'events wait in the queue',
  jobs: 'what admins asked for stands still, and is tried again',
  silence: 'it is told later that an account has gone silent',
};
const whatBreaks = (name: string): string => withoutIt[name] ?? 'admins see errors';

// In three minutes of five: a burst is over sooner, since tables on demand grow.
const throttled = { threshold: 1, periods: 5, breaching: 3, runbook: 'table-throttles' };
const tableThrottles = {
  ...throttled,
  errorImpact: 'The table turns requests away: events are tried again later, and admins see errors.',
};

/** Every alarm by its id; each rings within ten minutes. The headings of docs/runbook.md are the same list. */
export const alarmsOn = (metrics: ServiceMetrics, stage: Stage): Alarms => ({
  ...webhookAlarms(metrics),
  ...deliveryAlarms(metrics, stage),
  ApiFails: {
    metric: metrics.apiFailures,
    // What the page asks for in vain, it asks for four times.
    threshold: 5,
    errorImpact: 'Admins cannot work: the page and the API answer with errors.',
    runbook: 'api-fails',
  },
  SilentAccounts: {
    metric: metrics.silentAccounts,
    threshold: 1,
    // Seven hours of five minutes each: it does not end before the next check (lib/silence-check.ts).
    periods: 84,
    breaching: 1,
    errorImpact:
      'An account that usually has payments has none: its webhook may be gone, and its partners unpaid.',
    runbook: 'silent-accounts',
  },
  SilenceUnknown: {
    metric: metrics.silenceChecks,
    threshold: 'nothing measured',
    // Six hours from one check to the next, and ten minutes.
    periods: 74,
    errorImpact: 'Nobody looks for silent accounts: one whose webhook is gone would not be noticed.',
    runbook: 'silence-unknown',
  },
  ...alarmFor('FunctionErrors', metrics.functionErrors, (name) => ({
    threshold: 1,
    errorImpact: `The function ${name} crashes or runs out of time: ${whatBreaks(name)}.`,
    runbook: 'function-errors',
  })),
  ...alarmFor('FunctionThrottles', metrics.functionThrottles, (name) => ({
    threshold: 1,
    errorImpact: `Lambda turns invocations of ${name} away: ${whatBreaks(name)}.`,
    runbook: 'function-throttles',
  })),
  ReadThrottles: { metric: metrics.readThrottles, ...tableThrottles },
  WriteThrottles: { metric: metrics.writeThrottles, ...tableThrottles },
  ...alarmFor('IndexThrottles', metrics.indexThrottles, (index) => ({
    ...throttled,
    errorImpact: `The index ${index} turns writes away, and the table with it: events are tried again later.`,
  })),
});
