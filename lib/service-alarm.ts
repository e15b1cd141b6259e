import { Alarm, ComparisonOperator, TreatMissingData, type IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';

export interface ServiceAlarmProps {
  readonly metric: IMetric;
  /** It goes off at this value and above, or where nothing was measured in all of its periods. */
  readonly threshold: number | 'nothing measured';
  /** How many periods of the metric are looked at; 1 where it is left out. */
  readonly periods?: number;
  /** In how many of them the threshold has to be reached; in all where it is left out. It ends when it is in fewer. */
  readonly breaching?: number;
  /** What breaks for whom while it is on: who is woken up has to know why. */
  readonly errorImpact: string;
  /** Its heading in docs/runbook.md, as it stands in the address. */
  readonly runbook: string;
}

/** Where all alarms go, what their names begin with, and where the runbook is. */
export interface AlarmChannel {
  readonly topic: ITopic;
  readonly prefix: string;
  readonly runbookUrl: string;
}

const conditionOf = (threshold: ServiceAlarmProps['threshold']) =>
  threshold === 'nothing measured'
    ? {
        threshold: 1,
        comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
        treatMissingData: TreatMissingData.BREACHING,
      }
    : {
        threshold,
        comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
        // What does not happen writes no metric.
        treatMissingData: TreatMissingData.NOT_BREACHING,
      };

/** An alarm that cannot be made without saying what breaks for whom, and where it stands what to do. */
export class ServiceAlarm extends Alarm {
  constructor(scope: Construct, id: string, props: ServiceAlarmProps, channel: AlarmChannel) {
    const { metric, threshold, periods = 1, breaching = periods, errorImpact, runbook } = props;
    const { topic, prefix, runbookUrl } = channel;
    super(scope, id, {
      alarmName: `${prefix}-${id}`,
      metric,
      ...conditionOf(threshold),
      evaluationPeriods: periods,
      datapointsToAlarm: breaching,
      alarmDescription: `Impact: ${errorImpact}\nRunbook: ${runbookUrl}#${runbook}`,
    });
    this.addAlarmAction(new SnsAction(topic));
    this.addOkAction(new SnsAction(topic));
  }
}
