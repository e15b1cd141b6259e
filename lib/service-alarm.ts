import { Alarm, ComparisonOperator, TreatMissingData, type IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';

export interface ServiceAlarmProps {
  readonly metric: IMetric;
  /** It goes off at this value and above. */
  readonly threshold: number;
  /** Periods of the metric in a row; 1 where it is left out. */
  readonly periods?: number;
  /** What breaks for whom while it is on: who is woken up has to know why. */
  readonly errorImpact: string;
  /** Its heading in docs/runbook.md, as it stands in the address. */
  readonly runbook: string;
}

/** Where all alarms go, and where the runbook is. */
export interface AlarmChannel {
  readonly topic: ITopic;
  readonly runbookUrl: string;
}

/** An alarm that cannot be made without saying what breaks for whom, and where it stands what to do. */
export class ServiceAlarm extends Alarm {
  constructor(scope: Construct, id: string, props: ServiceAlarmProps, { topic, runbookUrl }: AlarmChannel) {
    const { metric, threshold, periods = 1, errorImpact, runbook } = props;
    super(scope, id, {
      metric,
      threshold,
      evaluationPeriods: periods,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      // What does not happen writes no metric.
      treatMissingData: TreatMissingData.NOT_BREACHING,
      alarmDescription: `Impact: ${errorImpact}\nRunbook: ${runbookUrl}#${runbook}`,
    });
    this.addAlarmAction(new SnsAction(topic));
    this.addOkAction(new SnsAction(topic));
  }
}
