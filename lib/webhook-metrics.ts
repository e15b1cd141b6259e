import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Duration } from 'aws-cdk-lib/core';
import { refusalReasons, turnedAwayStatuses } from '../functions/shared/deployment/metric-parts.ts';
import { routes } from '../functions/shared/deployment/routes.ts';
import type { Api } from './api.ts';
import { metricsNamespace } from './metrics-namespace.ts';
import { ownMetrics } from './own-metrics.ts';
import type { Stage } from './stage-config.ts';
import { turnedAway } from './turned-away.ts';

/** Chargebee repeats a delivery that failed after two minutes, and four minutes later again: the same one is in it twice. */
const period = Duration.minutes(10);

/** What comes of the requests to the webhook, as it counts them itself, and as API Gateway does. */
export function webhookMetrics(stage: Stage, api: Api) {
  const own = ownMetrics(stage, 'webhook');
  const [route] = routes.filter((one) => one.function === 'webhook');
  const ofRoute = (metricName: string): Metric =>
    new Metric({
      namespace: 'AWS/ApiGateway',
      metricName,
      dimensionsMap: {
        ApiId: api.apiId,
        Stage: '$default',
        Method: String(route?.method),
        Resource: String(route?.path),
      },
      statistic: 'Sum',
      period,
    });
  return {
    accepted: own('EventAccepted'),
    ignored: own('EventIgnored'),
    /** By the code of the answer. */
    refused: refusalReasons.map(
      (reason) => [reason, own('EventRefused', { reason }).with({ period })] as const,
    ),
    /** What was answered with 4xx, by whomever: API Gateway answers some by itself. */
    webhookRefusals: ofRoute('4xx'),
    webhookFailures: ofRoute('5xx'),
    /** By status: what API Gateway answered by itself, on any route. */
    turnedAway: turnedAwayStatuses.map(
      (status) =>
        [
          status,
          new Metric({
            namespace: metricsNamespace(stage),
            metricName: turnedAway,
            dimensionsMap: { status },
            statistic: 'Sum',
            period: Duration.minutes(5),
          }),
        ] as const,
    ),
  };
}
