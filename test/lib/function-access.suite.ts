import { describe, expect, it } from '@jest/globals';
import { Match } from 'aws-cdk-lib/assertions';
import { accessOf } from './access-of.ts';
import { synthesize } from './synthesize.ts';

const writesLog = ['logs:CreateLogStream', 'logs:PutLogEvents'];
// X-Ray knows no resources.
const writesTraces = { '*': ['xray:PutTelemetryRecords', 'xray:PutTraceSegments'] };
const readsAndWrites = [
  'dynamodb:BatchGetItem',
  'dynamodb:ConditionCheckItem',
  'dynamodb:DeleteItem',
  'dynamodb:GetItem',
  'dynamodb:PutItem',
  'dynamodb:Query',
  'dynamodb:UpdateItem',
];
const queriesIndexes = {
  'table/index/list': ['dynamodb:Query'],
  'table/index/byOwner': ['dynamodb:Query'],
  'table/index/byCustomer': ['dynamodb:Query'],
  'table/index/byEmail': ['dynamodb:Query'],
  'table/index/byEvent': ['dynamodb:Query'],
};

describe('a function may do what it needs and nothing else', () => {
  const { service } = synthesize('prod');

  it('webhook: look up its key, and send', () => {
    expect(accessOf(service, 'webhook')).toEqual({
      ...writesTraces,
      WebhookLog: writesLog,
      table: ['dynamodb:GetItem'],
      queue: ['sqs:SendMessage'],
    });
  });

  it('worker: read and write the table without its indexes, and empty its queue', () => {
    expect(accessOf(service, 'worker')).toEqual({
      ...writesTraces,
      WorkerFunctionLog: writesLog,
      table: readsAndWrites,
      queue: [
        'sqs:ChangeMessageVisibility',
        'sqs:DeleteMessage',
        'sqs:GetQueueAttributes',
        'sqs:ReceiveMessage',
      ],
    });
  });

  it.each([
    ['settings', 'SettingsLog'],
    ['records', 'RecordsLog'],
  ])('%s: read and write the table, and ask its indexes', (name, log) => {
    expect(accessOf(service, name)).toEqual({
      ...writesTraces,
      [log]: writesLog,
      table: readsAndWrites,
      ...queriesIndexes,
    });
  });

  it('has no policy beside these', () => {
    service.resourceCountIs('AWS::IAM::Policy', 4);
    service.resourceCountIs('AWS::IAM::ManagedPolicy', 0);
    service.allResourcesProperties('AWS::IAM::Role', {
      ManagedPolicyArns: Match.absent(),
      Policies: Match.absent(),
    });
  });
});
