import { FilterPattern, MetricFilter, type ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { turnedAwayStatuses } from '../functions/shared/deployment/metric-parts.ts';
import type { MetricName } from '../functions/shared/deployment/metrics.ts';
import { metricsNamespace } from './metrics-namespace.ts';
import type { Stage } from './stage-config.ts';

/** The metric of requests that API Gateway turned away by itself, by `status`. */
export const turnedAway: MetricName = 'RequestTurnedAway';

/** Makes that metric of the access log (lib/api.ts): the metrics of API Gateway do not tell one 4xx from another. */
export function countTurnedAway(scope: Construct, stage: Stage, accessLog: ILogGroup): void {
  const equals = (field: string, value: string) => FilterPattern.stringValue(`$.${field}`, '=', value);
  new MetricFilter(scope, 'TurnedAway', {
    logGroup: accessLog,
    filterPattern: FilterPattern.all(
      FilterPattern.any(...turnedAwayStatuses.map((status) => equals('status', status))),
      // No function was called, or its answer is not what was sent.
      FilterPattern.any(equals('functionMs', '-'), FilterPattern.stringValue('$.error', '!=', '-')),
    ),
    metricNamespace: metricsNamespace(stage),
    metricName: turnedAway,
    metricValue: '1',
    dimensions: { status: '$.status' },
  });
}
