import type { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Duration } from 'aws-cdk-lib/core';
import type { FunctionName } from '../functions/shared/deployment/functions.ts';
import { doneOutcomes, putBackCauses } from '../functions/shared/deployment/metric-parts.ts';
import type { Api } from './api.ts';
import type { MessageQueue } from './message-queue.ts';
import { jobMetrics } from './job-metrics.ts';
import { ownMetrics } from './own-metrics.ts';
import type { RecordsTable } from './records-table.ts';
import type { Stage } from './stage-config.ts';
import { tableMetrics } from './table-metrics.ts';
import { webhookMetrics } from './webhook-metrics.ts';

const period = Duration.minutes(5);
const minute = Duration.minutes(1);

export interface ServiceMetricsProps {
  readonly stage: Stage;
  readonly api: Api;
  readonly functions: Readonly<Record<FunctionName, IFunction>>;
  readonly table: RecordsTable;
  readonly events: MessageQueue;
  readonly jobs: MessageQueue;
}

/** The figures by which the service is watched: those of AWS, and those that the functions write. */
export function serviceMetrics({ stage, api, functions, table, events, jobs }: ServiceMetricsProps) {
  const [ofWorker, ofSilence] = [ownMetrics(stage, 'worker'), ownMetrics(stage, 'silence')];
  const byFunction = (metricOf: (one: IFunction) => Metric) =>
    Object.entries(functions).map(([name, one]) => [name, metricOf(one)] as const);
  const accountsSilent = ofSilence('AccountsSilent');
  return {
    ...webhookMetrics(stage, api),
    ...tableMetrics(table),
    ...jobMetrics(stage, jobs),
    copied: ofWorker('EventCopied'),
    racesLost: ofWorker('RaceLost'),
    age: ofWorker('EventAge').with({ statistic: 'Maximum' }),
    outcomes: doneOutcomes.map((outcome) => ofWorker('EventDone', { outcome })),
    failed: ofWorker('EventDone', { outcome: 'failed' }),
    /** By cause: how often a message that goes back was received so far. */
    putBack: putBackCauses.map(
      (cause) => [cause, ofWorker('MessagePutBack', { cause }).with({ statistic: 'Maximum' })] as const,
    ),
    unreadable: ofWorker('MessageUnreadable'),
    /** By function; items that the worker cannot read are in `putBack`. */
    unreadableItems: (['records', 'settings', 'jobs'] as const).map(
      (name) => [name, ownMetrics(stage, name)('ItemUnreadable')] as const,
    ),
    deadLetters: events.deadLetters.metricApproximateNumberOfMessagesVisible({
      statistic: 'Maximum',
      period: minute,
    }),
    waiting: events.queue.metricApproximateNumberOfMessagesVisible({ statistic: 'Maximum', period: minute }),
    inFlight: events.queue.metricApproximateNumberOfMessagesNotVisible({
      statistic: 'Minimum',
      period: minute,
    }),
    oldest: events.queue.metricApproximateAgeOfOldestMessage({ statistic: 'Maximum', period: minute }),
    apiFailures: api.metricServerError({ statistic: 'Sum', period }),
    requests: api.metricCount({ period }),
    latency: api.metricLatency({ statistic: 'p99', period }),
    silentAccounts: accountsSilent.with({ statistic: 'Maximum' }),
    /** Each check that comes to its end writes one sample. */
    silenceChecks: accountsSilent.with({ statistic: 'SampleCount' }),
    durations: byFunction((one) => one.metricDuration({ statistic: 'p99', period })),
    functionErrors: byFunction((one) => one.metricErrors({ period })),
    functionThrottles: byFunction((one) => one.metricThrottles({ period })),
  };
}

export type ServiceMetrics = ReturnType<typeof serviceMetrics>;
