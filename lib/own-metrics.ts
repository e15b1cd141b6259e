import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Duration } from 'aws-cdk-lib/core';
import type { FunctionName } from '../functions/shared/deployment/functions.ts';
import type { Dimension, MetricName } from '../functions/shared/deployment/metrics.ts';
import { metricsNamespace } from './metrics-namespace.ts';
import type { Stage } from './stage-config.ts';

/** Makes the metrics that a function writes into its log (functions/shared/log/embedded-metrics.ts): sums of five minutes. */
export const ownMetrics =
  (stage: Stage, service: FunctionName) =>
  (metricName: MetricName, by: Readonly<Partial<Record<Dimension, string>>> = {}): Metric =>
    new Metric({
      namespace: metricsNamespace(stage),
      metricName,
      dimensionsMap: { service, ...by },
      statistic: 'Sum',
      period: Duration.minutes(5),
    });
