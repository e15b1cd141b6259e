import type { Template } from 'aws-cdk-lib/assertions';
import * as z from 'zod';
import { propertiesOf } from './properties-of.ts';

const ref = z.object({ Ref: z.string() });
const schema = z.object({
  AlarmName: z.string().default('?'),
  AlarmDescription: z.string(),
  AlarmActions: z.array(ref),
  OKActions: z.array(ref),
  ActionsEnabled: z.literal(true).optional(),
  Namespace: z.string(),
  MetricName: z.string(),
  Dimensions: z.array(z.object({ Name: z.string(), Value: z.unknown() })).optional(),
  Statistic: z.string(),
  /** Seconds. */
  Period: z.number(),
  EvaluationPeriods: z.number(),
  DatapointsToAlarm: z.number().optional(),
  Threshold: z.number(),
  ComparisonOperator: z.string(),
  TreatMissingData: z.string(),
});
export type AlarmProperties = z.infer<typeof schema>;

/** Every alarm of a template, by its name; each is on one metric, since no emulator takes a formula. */
export const alarmsOf = (template: Template): ReadonlyMap<string, AlarmProperties> =>
  new Map(
    [...propertiesOf(template, 'AWS::CloudWatch::Alarm', schema).values()].map((alarm) => [
      alarm.AlarmName,
      alarm,
    ]),
  );
