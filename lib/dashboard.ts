import { Dashboard, GraphWidget, type IMetric, type Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import type { ServiceMetrics } from './service-metrics.ts';

const graph = (title: string, left: IMetric[], right: IMetric[] = []): GraphWidget =>
  new GraphWidget({ title, left, right, width: 12 });

const parts = (metrics: readonly (readonly [string, Metric])[]): Metric[] =>
  metrics.map(([, metric]) => metric);

/** One page in the order of a payment's way: in, through the queue, out, and what they stand on. */
export function addDashboard(scope: Construct, metrics: ServiceMetrics): void {
  new Dashboard(scope, 'Dashboard', {
    widgets: [
      [
        graph(
          'Webhooks, and what fails or is refused',
          [metrics.accepted, metrics.ignored],
          [metrics.webhookFailures, ...parts(metrics.refused), ...parts(metrics.turnedAway)],
        ),
        graph(
          'Queue: waiting and in flight, and age of the oldest in seconds',
          [metrics.waiting, metrics.inFlight],
          [metrics.oldest],
        ),
      ],
      [
        graph('Events by outcome', [...metrics.outcomes, metrics.copied]),
        graph('Age at the end in milliseconds, and lost races', [metrics.age], [metrics.racesLost]),
      ],
      [
        graph(
          'Messages that go back by cause, and receives in vain of one',
          parts(metrics.putBack).map((metric) => metric.with({ statistic: 'SampleCount' })),
          parts(metrics.putBack),
        ),
        graph(
          'Dead letters, unreadable messages and silent accounts; errors of the functions',
          [metrics.deadLetters, metrics.unreadable, metrics.silentAccounts],
          parts(metrics.functionErrors),
        ),
      ],
      [
        graph(
          'API: requests and failures, p99 in milliseconds',
          [metrics.requests, metrics.apiFailures],
          [metrics.latency],
        ),
        graph(
          'Jobs: items done, ends; steps that wait, dead letters, and age of the oldest in seconds',
          [metrics.jobItems, ...metrics.jobEnds],
          [metrics.jobsWaiting, metrics.jobDeadLetters, metrics.oldestJob],
        ),
      ],
      [
        graph(
          'Functions: p99 in milliseconds, and throttles',
          parts(metrics.durations),
          parts(metrics.functionThrottles),
        ),
        graph('Table: units, and throttles', metrics.tableUnits, [
          metrics.readThrottles,
          metrics.writeThrottles,
          ...parts(metrics.indexThrottles),
        ]),
      ],
    ],
  });
}
