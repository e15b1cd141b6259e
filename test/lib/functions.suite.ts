import { describe, expect, it } from '@jest/globals';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as z from 'zod';
import { propertiesOf } from './properties-of.ts';
import { stages } from '../support/stages.ts';
import { stacksOf, synthesize } from './synthesize.ts';

const functionType = 'AWS::Lambda::Function';
const withEnvironment = z.object({
  Environment: z.object({ Variables: z.looseObject({ SERVICE_NAME: z.string() }) }),
});

describe('the functions', () => {
  const { service } = synthesize('dev');

  it('run Node 24 on arm64, and log JSON: ours in full, of Lambda what it warns of', () => {
    service.resourceCountIs(functionType, 6);
    service.allResourcesProperties(functionType, {
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Handler: 'index.handler',
      // Metrics are in lines of INFO.
      LoggingConfig: { LogFormat: 'JSON', ApplicationLogLevel: 'INFO', SystemLogLevel: 'WARN' },
    });
  });

  it.each([
    [false, Match.absent(), 0],
    [true, { Mode: 'Active' }, 6],
  ])('are traced by X-Ray where the stage says so: %s', (tracing, TracingConfig, writers) => {
    const template = Template.fromStack(stacksOf({ ...stages.prod, tracing }).service);
    template.allResourcesProperties(functionType, { TracingConfig });
    const policies = Object.values(template.findResources('AWS::IAM::Policy'));
    const write = policies.filter((policy) => JSON.stringify(policy).includes('xray:PutTraceSegments'));
    expect(write).toHaveLength(writers);
  });

  it.each([
    ['dev', 7, 'Delete'],
    ['prod', 90, 'Retain'],
  ] as const)('and the API have logs of their own that end: in %s after %d days', (stage, days, policy) => {
    const template = synthesize(stage).service;
    template.resourceCountIs('AWS::Logs::LogGroup', 7);
    template.allResources('AWS::Logs::LogGroup', {
      DeletionPolicy: policy,
      Properties: { RetentionInDays: days },
    });
  });

  it('find addresses and names in their environment, and no secret', () => {
    const variables = [...propertiesOf(service, functionType, withEnvironment).values()].map(
      ({ Environment: { Variables } }) => [Variables.SERVICE_NAME, Object.keys(Variables).toSorted()],
    );
    expect(Object.fromEntries(variables)).toEqual({
      webhook: [
        'METRICS_NAMESPACE',
        'QUEUE_URL',
        'SERVICE_NAME',
        'TABLE_NAME',
        'UNKNOWN_KEYS_RATE',
        'WEBHOOK_KEY_RATE',
      ],
      worker: ['MAX_RECEIVES', 'METRICS_NAMESPACE', 'QUEUE_URL', 'SERVICE_NAME', 'TABLE_NAME'],
      jobs: ['JOBS_QUEUE_URL', 'MAX_RECEIVES', 'METRICS_NAMESPACE', 'SERVICE_NAME', 'TABLE_NAME'],
      settings: [
        'JOBS_QUEUE_URL',
        'METRICS_NAMESPACE',
        'QUEUE_URL',
        'SERVICE_NAME',
        'TABLE_NAME',
        'WEBHOOK_BASE_URL',
      ],
      silence: ['METRICS_NAMESPACE', 'SERVICE_NAME', 'TABLE_NAME'],
      records: ['METRICS_NAMESPACE', 'SERVICE_NAME', 'TABLE_NAME'],
    });
  });

  it('answer before Chargebee, which waits for 10 seconds, or API Gateway, which waits for 30, gives up', () => {
    const timeouts = new Map(
      [...propertiesOf(service, functionType, withEnvironment.extend({ Timeout: z.number() })).values()].map(
        ({ Environment, Timeout }) => [Environment.Variables.SERVICE_NAME, Timeout],
      ),
    );
    expect(timeouts.get('webhook')).toBeLessThan(10);
    expect(timeouts.get('settings')).toBeLessThan(30);
    expect(timeouts.get('records')).toBeLessThan(30);
  });
});

describe('the worker', () => {
  it.each([
    ['dev', 5],
    ['prod', 50],
  ] as const)(
    'takes batches of ten in which each event fails alone; in %s at most %d at a time',
    (stage, most) => {
      synthesize(stage).service.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
        BatchSize: 10,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        ScalingConfig: { MaximumConcurrency: most },
      });
    },
  );
});

describe('the function of jobs', () => {
  it.each(['dev', 'prod'] as const)('takes one step at a time, and two beside each other: in %s', (stage) => {
    synthesize(stage).service.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      BatchSize: 1,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      ScalingConfig: { MaximumConcurrency: 2 },
      FunctionName: { Ref: Match.stringLikeRegexp('^JobsFunction') },
      EventSourceArn: { 'Fn::ImportValue': Match.stringLikeRegexp('JobsQueue') },
    });
  });
});

describe('the check for silent accounts', () => {
  it('runs four times a day', () => {
    synthesize('prod').service.hasResourceProperties('AWS::Events::Rule', {
      ScheduleExpression: 'rate(6 hours)',
      State: 'ENABLED',
    });
  });

  it('may be called by that schedule, and the functions beside the routes by nobody else', () => {
    const permissions = propertiesOf(
      synthesize('prod').service,
      'AWS::Lambda::Permission',
      z.looseObject({ Principal: z.string() }),
    );
    const others = [...permissions.values()].filter(
      ({ Principal }) => Principal !== 'apigateway.amazonaws.com',
    );
    expect(others).toEqual([
      expect.objectContaining({
        Principal: 'events.amazonaws.com',
        SourceArn: { 'Fn::GetAtt': [expect.stringMatching(/^SilenceSchedule/), 'Arn'] },
      }),
    ]);
  });
});
