import { delivery } from './delivery.ts';
import type { ServiceAlarmProps } from './service-alarm.ts';
import type { ServiceMetrics } from './service-metrics.ts';

const turnedAway: Readonly<Record<string, string>> = {
  webhook: 'Chargebee is refused, and tries again',
  worker: 'events wait in the queue',
  silence: 'it is told later that an account has gone silent',
};

const tableThrottles = {
  threshold: 10,
  periods: 2,
  errorImpact: 'The table turns requests away: events are tried again later, and admins see errors.',
  runbook: 'table-throttles',
};

/** Every alarm by its id. The headings of docs/runbook.md are the same list. */
export const alarmsOn = (metrics: ServiceMetrics): Readonly<Record<string, ServiceAlarmProps>> => ({
  DeadLetters: {
    metric: metrics.deadLetters,
    threshold: 1,
    errorImpact: 'An event was given up, and its payment may be unrecorded: a partner may not be paid.',
    runbook: 'dead-letters',
  },
  OldestEvent: {
    metric: metrics.oldest,
    threshold: delivery.longestDelaySeconds,
    periods: 5,
    errorImpact: 'Payments arrive late in Kiflo: customers and rewards are missing that partners wait for.',
    runbook: 'oldest-event',
  },
  WebhookFails: {
    metric: metrics.webhookFailures,
    threshold: 5,
    errorImpact: 'Chargebee cannot deliver events. It tries again for 79 hours; what fails longer is lost.',
    runbook: 'webhook-fails',
  },
  ApiFails: {
    metric: metrics.apiFailures,
    threshold: 5,
    errorImpact: 'Admins cannot work: the page and the API answer with errors.',
    runbook: 'api-fails',
  },
  WorkerErrors: {
    metric: metrics.workerErrors,
    threshold: 1,
    errorImpact: 'The worker crashes or runs out of time: events are processed late or not at all.',
    runbook: 'worker-errors',
  },
  FailedEvents: {
    metric: metrics.failed,
    threshold: 1,
    errorImpact: 'A payment was kept as failed: no transaction, no reward, until somebody mends the cause.',
    runbook: 'failed-events',
  },
  SilentAccounts: {
    metric: metrics.silentAccounts,
    threshold: 1,
    errorImpact:
      'An account that usually has payments has none: its webhook may be gone, and its partners unpaid.',
    runbook: 'silent-accounts',
  },
  SilenceUnknown: {
    metric: metrics.silenceErrors,
    // A run and its two repetitions.
    threshold: 3,
    errorImpact: 'Nobody looks for silent accounts: one whose webhook is gone would not be noticed.',
    runbook: 'silence-unknown',
  },
  // An alarm for each, and no sum of them: which one it is says what breaks.
  ...Object.fromEntries(
    metrics.functionThrottles.map(([name, metric]) => [
      `FunctionThrottles-${name}`,
      {
        metric,
        threshold: 1,
        errorImpact: `Lambda turns invocations of ${name} away: ${turnedAway[name] ?? 'admins see errors'}.`,
        runbook: 'function-throttles',
      },
    ]),
  ),
  ReadThrottles: { metric: metrics.readThrottles, ...tableThrottles },
  WriteThrottles: { metric: metrics.writeThrottles, ...tableThrottles },
});
