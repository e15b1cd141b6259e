import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Annotations, Validations } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { AlarmTopic } from './alarm-topic.ts';
import { alarmsOn } from './alarms-on.ts';
import { addDashboard } from './dashboard.ts';
import { metricsNamespace } from './metrics-namespace.ts';
import { ServiceAlarm } from './service-alarm.ts';
import { serviceMetrics, type ServiceMetricsProps } from './service-metrics.ts';
import { countTurnedAway } from './turned-away.ts';

/** What tells operators that something is wrong: a dashboard, and alarms that go to one topic. */
export class Monitoring extends Construct {
  constructor(scope: Construct, id: string, props: ServiceMetricsProps) {
    super(scope, id);
    const { stage } = props;
    const { name, alarmEmail, runbookUrl = 'docs/runbook.md' } = stage;
    const topic = new AlarmTopic(this, 'Alarms');
    if (alarmEmail === undefined) {
      Annotations.of(topic).addWarningV2(
        'kiflo:no-alarm-email',
        `Nobody hears the alarms: give alarmEmail in config/${name}.ts.`,
      );
    } else {
      Validations.of(topic.addSubscription(new EmailSubscription(alarmEmail))).acknowledge({
        id: 'Serverless-SNSRedrivePolicy',
        reason:
          'An alarm that no mail server takes is still on the dashboard; nobody would read a queue of them.',
      });
    }
    countTurnedAway(this, stage, props.api.log);
    const metrics = serviceMetrics(props);
    for (const [alarmId, alarm] of Object.entries(alarmsOn(metrics, stage))) {
      new ServiceAlarm(this, alarmId, alarm, { topic, prefix: metricsNamespace(stage), runbookUrl });
    }
    addDashboard(this, metrics);
  }
}
