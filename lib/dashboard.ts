import { Dashboard, GraphWidget, type IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import type { ServiceMetrics } from './service-metrics.ts';

const outcomes = ['processed', 'ignored', 'unmatched', 'waiting', 'rejected', 'failed'];
const graph = (title: string, left: IMetric[], right: IMetric[] = []): GraphWidget =>
  new GraphWidget({ title, left, right, width: 12 });

/** One page in the order of a payment's way: in, through the queue, out, and what they stand on. */
export function addDashboard(scope: Construct, metrics: ServiceMetrics): void {
  new Dashboard(scope, 'Dashboard', {
    widgets: [
      [
        graph('Webhooks', [metrics.accepted, metrics.ignored], [metrics.webhookFailures]),
        graph('Queue: waiting, and age of the oldest in seconds', [metrics.waiting], [metrics.oldest]),
      ],
      [
        graph('Events by outcome', [...outcomes.map(metrics.outcome), metrics.copied]),
        graph('Age at the end in milliseconds, and lost races', [metrics.age], [metrics.racesLost]),
      ],
      [
        graph(
          'Dead letters and silent accounts, errors of the worker',
          [metrics.deadLetters, metrics.silentAccounts],
          [metrics.workerErrors],
        ),
        graph(
          'API: requests and failures, p99 in milliseconds',
          [metrics.requests, metrics.apiFailures],
          [metrics.latency],
        ),
      ],
      [
        graph(
          'Functions: p99 in milliseconds, and throttles',
          metrics.durations,
          metrics.functionThrottles.map(([, metric]) => metric),
        ),
        graph('Table: units, and throttles', metrics.tableUnits, [
          metrics.readThrottles,
          metrics.writeThrottles,
        ]),
      ],
    ],
  });
}
