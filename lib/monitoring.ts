import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Annotations, Validations } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { alarmsOn } from './alarms-on.ts';
import { addDashboard } from './dashboard.ts';
import { ServiceAlarm } from './service-alarm.ts';
import { serviceMetrics, type ServiceMetricsProps } from './service-metrics.ts';

/** What tells operators that something is wrong: a dashboard, and alarms that go to one topic. */
export class Monitoring extends Construct {
  constructor(scope: Construct, id: string, props: ServiceMetricsProps) {
    super(scope, id);
    const { name, alarmEmail, runbookUrl = 'docs/runbook.md' } = props.stage;
    const topic = new Topic(this, 'Alarms', { enforceSSL: true });
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
    const metrics = serviceMetrics(props);
    for (const [name, alarm] of Object.entries(alarmsOn(metrics))) {
      new ServiceAlarm(this, name, alarm, { topic, runbookUrl });
    }
    addDashboard(this, metrics);
  }
}
