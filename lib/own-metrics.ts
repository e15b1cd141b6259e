import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Duration } from 'aws-cdk-lib/core';
import type { FunctionName } from './function-name.ts';
import { metricsNamespace } from './metrics-namespace.ts';
import type { Stage } from './stage-config.ts';

/** Makes the metrics that a function writes into its log (functions/shared/log/count.ts): sums of five minutes. */
export const ownMetrics =
  (stage: Stage, service: FunctionName) =>
  (metricName: string, by: Readonly<Record<string, string>> = {}): Metric =>
    new Metric({
      namespace: metricsNamespace(stage),
      metricName,
      dimensionsMap: { service, ...by },
      statistic: 'Sum',
      period: Duration.minutes(5),
    });
