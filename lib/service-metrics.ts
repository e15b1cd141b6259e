import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Duration } from 'aws-cdk-lib/core';
import type { EventQueue } from './event-queue.ts';
import type { FunctionName } from './function-name.ts';
import { metricsNamespace } from './metrics-namespace.ts';
import type { RecordsTable } from './records-table.ts';
import type { Stage } from './stage-config.ts';

const period = Duration.minutes(5);
const minute = Duration.minutes(1);
/** Longer than from one check to the next (lib/silence-check.ts), so that it never ends between two of them. */
const day = Duration.days(1);

export interface ServiceMetricsProps {
  readonly stage: Stage;
  readonly api: HttpApi;
  readonly functions: Readonly<Record<FunctionName, IFunction>>;
  readonly table: RecordsTable;
  readonly events: EventQueue;
}

/** The figures by which the service is watched: those of AWS, and those that the functions write (functions/shared/count.ts). */
export function serviceMetrics({ stage, api, functions, table, events }: ServiceMetricsProps) {
  const own = (
    service: 'webhook' | 'worker' | 'silence',
    metricName: string,
    by: Readonly<Record<string, string>> = {},
  ) =>
    new Metric({
      namespace: metricsNamespace(stage),
      metricName,
      dimensionsMap: { service, ...by },
      statistic: 'Sum',
      period,
    });
  const webhookRoute = {
    ApiId: api.apiId,
    Stage: '$default',
    Method: 'POST',
    Resource: '/webhooks/chargebee/{webhookKey}',
  };
  const ofTable = (metricName: string) =>
    new Metric({
      namespace: 'AWS/DynamoDB',
      metricName,
      dimensionsMap: { TableName: table.tableName },
      statistic: 'Sum',
      period,
    });
  return {
    accepted: own('webhook', 'EventAccepted'),
    ignored: own('webhook', 'EventIgnored'),
    copied: own('worker', 'EventCopied'),
    racesLost: own('worker', 'RaceLost'),
    age: own('worker', 'EventAge').with({ statistic: 'Maximum' }),
    outcome: (outcome: string) => own('worker', 'EventDone', { outcome }),
    failed: own('worker', 'EventDone', { outcome: 'failed' }),
    deadLetters: events.deadLetters.metricApproximateNumberOfMessagesVisible({
      statistic: 'Maximum',
      period: minute,
    }),
    waiting: events.queue.metricApproximateNumberOfMessagesVisible({ statistic: 'Maximum', period: minute }),
    oldest: events.queue.metricApproximateAgeOfOldestMessage({ statistic: 'Maximum', period: minute }),
    webhookFailures: new Metric({
      namespace: 'AWS/ApiGateway',
      metricName: '5xx',
      dimensionsMap: webhookRoute,
      statistic: 'Sum',
      period,
    }),
    apiFailures: api.metricServerError({ statistic: 'Sum', period }),
    requests: api.metricCount({ period }),
    latency: api.metricLatency({ statistic: 'p99', period }),
    silentAccounts: own('silence', 'AccountsSilent').with({ statistic: 'Maximum', period: day }),
    silenceErrors: functions.silence.metricErrors({ period: day }),
    workerErrors: functions.worker.metricErrors({ period }),
    durations: Object.values(functions).map((one) => one.metricDuration({ statistic: 'p99', period })),
    /** By function. */
    functionThrottles: Object.entries(functions).map(
      ([name, one]) => [name, one.metricThrottles({ period })] as const,
    ),
    readThrottles: ofTable('ReadThrottleEvents'),
    writeThrottles: ofTable('WriteThrottleEvents'),
    tableUnits: [ofTable('ConsumedReadCapacityUnits'), ofTable('ConsumedWriteCapacityUnits')],
  };
}

export type ServiceMetrics = ReturnType<typeof serviceMetrics>;
