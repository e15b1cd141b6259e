import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Annotations, Validations } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { delivery } from './delivery.ts';
import { addDashboard } from './dashboard.ts';
import { ServiceAlarm, type ServiceAlarmProps } from './service-alarm.ts';
import { serviceMetrics, type ServiceMetrics, type ServiceMetricsProps } from './service-metrics.ts';

const turnedAway: Readonly<Record<string, string>> = {
  webhook: 'Chargebee is refused, and tries again',
  worker: 'events wait in the queue',
};

const tableThrottles = {
  threshold: 10,
  periods: 2,
  errorImpact: 'The table turns requests away: events are tried again later, and admins see errors.',
  runbook: 'table-throttles',
};

/** Every alarm by its id. The headings of docs/runbook.md are the same list. */
const alarmsOn = (metrics: ServiceMetrics): Readonly<Record<string, ServiceAlarmProps>> => ({
  DeadLetters: {
    metric: metrics.deadLetters,
    threshold: 1,
    errorImpact: 'An event was given up, and its payment may be unrecorded: a partner may not be paid.',
    runbook: 'dead-letters',
  },
  OldestEvent: {
    metric: metrics.oldest,
    threshold: delivery.longestDelaySeconds,
    periods: 5,
    errorImpact: 'Payments arrive late in Kiflo: customers and rewards are missing that partners wait for.',
    runbook: 'oldest-event',
  },
  WebhookFails: {
    metric: metrics.webhookFailures,
    threshold: 5,
    errorImpact: 'Chargebee cannot deliver events. It tries again for 79 hours; what fails longer is lost.',
    runbook: 'webhook-fails',
  },
  ApiFails: {
    metric: metrics.apiFailures,
    threshold: 5,
    errorImpact: 'Admins cannot work: the page and the API answer with errors.',
    runbook: 'api-fails',
  },
  WorkerErrors: {
    metric: metrics.workerErrors,
    threshold: 1,
    errorImpact: 'The worker crashes or runs out of time: events are processed late or not at all.',
    runbook: 'worker-errors',
  },
  FailedEvents: {
    metric: metrics.failed,
    threshold: 1,
    errorImpact: 'A payment was kept as failed: no transaction, no reward, until somebody mends the cause.',
    runbook: 'failed-events',
  },
  // An alarm for each, and no sum of them: which one it is says what breaks.
  ...Object.fromEntries(
    metrics.functionThrottles.map(([name, metric]) => [
      `FunctionThrottles-${name}`,
      {
        metric,
        threshold: 1,
        errorImpact: `Lambda turns invocations of ${name} away: ${turnedAway[name] ?? 'admins see errors'}.`,
        runbook: 'function-throttles',
      },
    ]),
  ),
  ReadThrottles: { metric: metrics.readThrottles, ...tableThrottles },
  WriteThrottles: { metric: metrics.writeThrottles, ...tableThrottles },
});

/** What tells operators that something is wrong: a dashboard, and alarms that go to one topic. */
export class Monitoring extends Construct {
  constructor(scope: Construct, id: string, props: ServiceMetricsProps) {
    super(scope, id);
    const { alarmEmail, runbookUrl } = props.stage;
    const topic = new Topic(this, 'Alarms', { enforceSSL: true });
    if (alarmEmail === undefined) {
      Annotations.of(topic).addWarningV2(
        'kiflo:no-alarm-email',
        'Nobody hears the alarms: give -c alarmEmail=…',
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
