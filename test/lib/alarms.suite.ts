import { describe, expect, it } from '@jest/globals';
import { Stack } from 'aws-cdk-lib/core';
import * as z from 'zod';
import { delivery } from '../../functions/shared/deployment/delivery.ts';
import { putBackCauses } from '../../functions/shared/deployment/metric-parts.ts';
import { tableLayout } from '../../functions/shared/deployment/table-layout.ts';
import { stages } from '../support/stages.ts';
import { alarmsOf, type AlarmProperties } from './alarms-of.ts';
import { propertiesOf } from './properties-of.ts';
import { stacksOf, synthesize } from './synthesize.ts';

const { service } = synthesize('prod');
const all = alarmsOf(service);
const prefix = 'kiflo-chargebee-prod-';

const named = (name: string): AlarmProperties => {
  const alarm = all.get(prefix + name);
  if (alarm === undefined) throw new Error(`There is no alarm ${name}: ${[...all.keys()].join(', ')}`);
  return alarm;
};
const dimensionsOf = ({ Dimensions = [] }: AlarmProperties) =>
  Object.fromEntries(Dimensions.map(({ Name, Value }) => [Name, Value]));
/** From what it sees to its ringing, in seconds. */
const secondsToRing = ({
  Period,
  EvaluationPeriods,
  DatapointsToAlarm = EvaluationPeriods,
}: AlarmProperties) => Period * DatapointsToAlarm;
const tenMinutes = 600;

describe('an alarm', () => {
  const statement = z.object({
    Effect: z.enum(['Allow', 'Deny']),
    Action: z.union([z.string(), z.array(z.string())]),
    Principal: z.unknown(),
    Resource: z.unknown(),
    Condition: z.unknown(),
  });
  const policies = propertiesOf(
    service,
    'AWS::SNS::TopicPolicy',
    z.object({
      Topics: z.array(z.object({ Ref: z.string() })),
      PolicyDocument: z.object({ Statement: z.array(statement) }),
    }),
  );
  const stack = stacksOf(stages.prod).service;
  const account: unknown = stack.resolve(Stack.of(stack).account);

  it.each([...all])(
    '%s may publish to the topic of each of its actions',
    (_, { AlarmActions, OKActions }) => {
      expect(AlarmActions).not.toEqual([]);
      for (const topic of [...AlarmActions, ...OKActions]) {
        const statements = [...policies.values()]
          .filter(({ Topics }) => Topics.some(({ Ref }) => Ref === topic.Ref))
          .flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
        expect(statements).toContainEqual({
          Effect: 'Allow',
          Action: 'sns:Publish',
          Principal: { Service: 'cloudwatch.amazonaws.com' },
          Resource: topic,
          Condition: { StringEquals: { 'aws:SourceAccount': account } },
        });
      }
    },
  );

  it.each([...all].filter(([name]) => name !== `${prefix}SilenceUnknown`))(
    '%s rings within ten minutes',
    (_, alarm) => {
      expect(secondsToRing(alarm)).toBeLessThanOrEqual(tenMinutes);
    },
  );
});

describe('a worker that cannot write', () => {
  it.each(putBackCauses)(
    'rings when one message went back five times for %s, and until it does no more',
    (cause) => {
      const alarm = named(`MessagesGoBack-${cause}`);
      expect(alarm).toMatchObject({
        Namespace: 'kiflo-chargebee-prod',
        MetricName: 'MessagePutBack',
        Statistic: 'Maximum',
        Threshold: 5,
        DatapointsToAlarm: 1,
      });
      expect(dimensionsOf(alarm)).toEqual({ service: 'worker', cause });
      // It must not end between two receives of one message.
      expect(alarm.Period * alarm.EvaluationPeriods).toBeGreaterThan(delivery.longestDelaySeconds);
    },
  );

  it('rings by what is in flight, whatever it counts itself', () => {
    expect(named('EventsInFlight')).toMatchObject({
      MetricName: 'ApproximateNumberOfMessagesNotVisible',
      Statistic: 'Minimum',
      Threshold: 1_000, // twice the events that 50 workers have in hand
    });
  });

  it('that does not run rings by the age of what waits, ten minutes after the first event at the latest', () => {
    const alarm = named('OldestEvent');
    expect(alarm).toMatchObject({ MetricName: 'ApproximateAgeOfOldestMessage' });
    expect(alarm.Threshold + secondsToRing(alarm)).toBeLessThanOrEqual(tenMinutes);
  });

  it.each(['records', 'settings', 'jobs'])(
    'or another function that cannot read an item rings: %s',
    (service) => {
      const alarm = named(`UnreadableItems-${service}`);
      expect(alarm).toMatchObject({ MetricName: 'ItemUnreadable', Statistic: 'Sum', Threshold: 1 });
      expect(dimensionsOf(alarm)).toEqual({ service });
    },
  );

  it('or cannot read rings at the first message', () => {
    const alarm = named('UnreadableMessages');
    expect(alarm).toMatchObject({ MetricName: 'MessageUnreadable', Threshold: 1, DatapointsToAlarm: 1 });
    expect(alarm.Period * alarm.EvaluationPeriods).toBeGreaterThan(delivery.longestDelaySeconds);
  });
});

describe('jobs', () => {
  it.each(putBackCauses)('ring when one step went back five times for %s', (cause) => {
    const alarm = named(`JobsGoBack-${cause}`);
    expect(alarm).toMatchObject({ MetricName: 'MessagePutBack', Statistic: 'Maximum', Threshold: 5 });
    expect(dimensionsOf(alarm)).toEqual({ service: 'jobs', cause });
    expect(alarm.Period * alarm.EvaluationPeriods).toBeGreaterThan(delivery.longestDelaySeconds);
  });

  it('ring for the first of their dead letters, and where nobody takes their steps', () => {
    const deadLetters = named('JobDeadLetters');
    expect(deadLetters).toMatchObject({ MetricName: 'ApproximateNumberOfMessagesVisible', Threshold: 1 });
    expect(dimensionsOf(deadLetters)).not.toEqual(dimensionsOf(named('DeadLetters')));
    expect(named('OldestJob')).toMatchObject({ MetricName: 'ApproximateAgeOfOldestMessage', Threshold: 900 });
  });
});

describe('a webhook', () => {
  const route = { Stage: '$default', Method: 'POST', Resource: '/webhooks/chargebee/{webhookKey}' };
  // One event whose delivery fails comes again after two minutes.
  const retried = { Statistic: 'Sum', Threshold: 2, Period: 600, EvaluationPeriods: 1 };

  it.each([
    'too_many_requests', // 429
    'invalid_credentials', // 401
    'unknown_webhook', // 404
    'invalid_json', // 400
    'payload_too_large', // 413
    'invalid_event', // 422
    'unsupported_api_version', // 422
    'queue_unavailable', // 503, on whatever route
  ])('that is refused for %s rings at the first repetition', (reason) => {
    const alarm = named(`WebhookRefuses-${reason}`);
    expect(alarm).toMatchObject({ MetricName: 'EventRefused', ...retried });
    expect(dimensionsOf(alarm)).toEqual({ service: 'webhook', reason });
  });

  it.each([
    ['WebhookRefuses', '4xx'],
    ['WebhookFails', '5xx'],
  ])('%s rings at low traffic too, whoever answers', (name, metric) => {
    const alarm = named(name);
    expect(alarm).toMatchObject({ Namespace: 'AWS/ApiGateway', MetricName: metric, ...retried });
    expect(dimensionsOf(alarm)).toMatchObject(route);
  });

  it.each(['413', '429'])('or a request that API Gateway itself answers with %s rings', (status) => {
    const alarm = named(`TurnedAway-${status}`);
    expect(alarm).toMatchObject({ MetricName: 'RequestTurnedAway', Threshold: 1 });
    expect(dimensionsOf(alarm)).toEqual({ status });
    const [log] = Object.entries(service.findResources('AWS::ApiGatewayV2::Stage')).map(
      ([, { Properties }]) =>
        (Properties as { AccessLogSettings: { DestinationArn: { 'Fn::GetAtt': [string] } } })
          .AccessLogSettings.DestinationArn['Fn::GetAtt'][0],
    );
    service.hasResourceProperties('AWS::Logs::MetricFilter', {
      LogGroupName: { Ref: log },
      FilterPattern:
        '{ (($.status = "413") || ($.status = "429")) && (($.functionMs = "-") || ($.error != "-")) }',
      MetricTransformations: [
        {
          MetricNamespace: 'kiflo-chargebee-prod',
          MetricName: 'RequestTurnedAway',
          MetricValue: '1',
          Dimensions: [{ Key: 'status', Value: '$.status' }],
        },
      ],
    });
  });
});

describe('a function', () => {
  it.each(['webhook', 'worker', 'jobs', 'settings', 'records', 'silence'])(
    '%s rings when it fails or is throttled',
    (name) => {
      for (const [id, MetricName] of [
        ['Errors', 'Errors'],
        ['Throttles', 'Throttles'],
      ] as const) {
        expect(named(`Function${id}-${name}`)).toMatchObject({
          Namespace: 'AWS/Lambda',
          MetricName,
          Threshold: 1,
        });
      }
    },
  );

  it('that looks for silence and does not run rings ten minutes after it was due', () => {
    const alarm = named('SilenceUnknown');
    expect(alarm).toMatchObject({
      MetricName: 'AccountsSilent',
      Statistic: 'SampleCount',
      ComparisonOperator: 'LessThanThreshold',
      Threshold: 1,
      TreatMissingData: 'breaching',
    });
    service.hasResourceProperties('AWS::Events::Rule', { ScheduleExpression: 'rate(6 hours)' });
    expect(secondsToRing(alarm)).toBe(6 * 3_600 + tenMinutes);
    // And what a check found rings until the next one.
    const { Period, EvaluationPeriods } = named('SilentAccounts');
    expect(Period * EvaluationPeriods).toBeGreaterThan(secondsToRing(alarm));
  });
});

describe('throttles of the table', () => {
  const throttled = {
    Namespace: 'AWS/DynamoDB',
    Statistic: 'Sum',
    Threshold: 1,
    Period: 60,
    DatapointsToAlarm: 3,
  };

  it.each(Object.keys(tableLayout.indexes))(
    'ring for the index %s, which the table does not count',
    (index) => {
      const alarm = named(`IndexThrottles-${index}`);
      expect(alarm).toMatchObject({ MetricName: 'WriteThrottleEvents', ...throttled });
      expect(dimensionsOf(alarm)).toMatchObject({
        GlobalSecondaryIndexName: index,
        TableName: named('WriteThrottles').Dimensions?.[0]?.Value,
      });
    },
  );

  it('ring for the table', () => {
    expect(named('WriteThrottles')).toMatchObject(throttled);
    expect(named('ReadThrottles')).toMatchObject(throttled);
  });
});
