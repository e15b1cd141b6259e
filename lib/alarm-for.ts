import type { IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import type { ServiceAlarmProps } from './service-alarm.ts';

/** Alarms by their ids. */
export type Alarms = Readonly<Record<string, ServiceAlarmProps>>;

/** An alarm for each part of a metric, and no sum of them: which one it is says what breaks. */
export const alarmFor = (
  name: string,
  metrics: readonly (readonly [part: string, metric: IMetric])[],
  alarmOn: (part: string) => Omit<ServiceAlarmProps, 'metric'>,
): Alarms =>
  Object.fromEntries(
    metrics.map(([part, metric]) => [`${name}-${part}`, { metric, ...alarmOn(part) }] as const),
  );
