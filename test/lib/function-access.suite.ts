import { describe, expect, it } from '@jest/globals';
import { Match } from 'aws-cdk-lib/assertions';
import { accountSchema } from '../../functions/shared/store/account.ts';
import { accountOn, keysOf, webhookSecret, webhookUse } from '../../functions/shared/store/keys.ts';
import { keyOfWebhook } from '../../functions/shared/store/webhook/webhook-key.ts';
import { tableLayout } from '../../functions/shared/deployment/table-layout.ts';
import { accessOf } from './access-of.ts';
import { synthesize } from './synthesize.ts';

const writesLog = ['logs:CreateLogStream', 'logs:PutLogEvents'];
const readsAndWrites = [
  'dynamodb:BatchGetItem',
  'dynamodb:ConditionCheckItem',
  'dynamodb:DeleteItem',
  'dynamodb:GetItem',
  'dynamodb:PutItem',
  'dynamodb:Query',
  'dynamodb:UpdateItem',
];
const records = 'table ForAllValues:StringNotLike #webhook#*';
const queriesIndexes = {
  'table/index/list': ['dynamodb:Query'],
  'table/index/byOwner': ['dynamodb:Query'],
  'table/index/byCustomer': ['dynamodb:Query'],
  'table/index/byEmail': ['dynamodb:Query'],
  'table/index/byEvent': ['dynamodb:Query'],
};

describe('a function may do what it needs and nothing else', () => {
  const { service } = synthesize('prod');

  it('webhook: look up webhook keys, count their use, note who was turned away, and send', () => {
    expect(accessOf(service, 'webhook')).toEqual({
      WebhookLog: writesLog,
      'table ForAllValues:StringLike #webhook#*': ['dynamodb:GetItem'],
      'table ForAllValues:StringLike #webhook-use#*': ['dynamodb:UpdateItem'],
      'table ForAllValues:StringLike #webhook-refused#*': ['dynamodb:GetItem', 'dynamodb:PutItem'],
      queue: ['sqs:SendMessage'],
    });
  });

  it('worker: read and write records, without webhook keys and indexes, and empty its queue', () => {
    expect(accessOf(service, 'worker')).toEqual({
      WorkerFunctionLog: writesLog,
      [records]: readsAndWrites,
      queue: [
        'sqs:ChangeMessageVisibility',
        'sqs:DeleteMessage',
        'sqs:GetQueueAttributes',
        'sqs:ReceiveMessage',
      ],
    });
  });

  it('settings: read and write the table with its webhook keys, ask its indexes, and send events and steps of jobs', () => {
    expect(accessOf(service, 'settings')).toEqual({
      SettingsLog: writesLog,
      table: readsAndWrites,
      ...queriesIndexes,
      queue: ['sqs:SendMessage'],
      'queue of jobs': ['sqs:SendMessage'],
    });
  });

  it('jobs: read and write records without webhook keys, ask the indexes, empty its own queue and send there', () => {
    expect(accessOf(service, 'jobs')).toEqual({
      JobsFunctionLog: writesLog,
      [records]: readsAndWrites,
      ...queriesIndexes,
      'queue of jobs': [
        'sqs:ChangeMessageVisibility',
        'sqs:DeleteMessage',
        'sqs:GetQueueAttributes',
        'sqs:ReceiveMessage',
        'sqs:SendMessage',
      ],
    });
  });

  it('records: read and write records without webhook keys, and ask the indexes', () => {
    expect(accessOf(service, 'records')).toEqual({
      RecordsLog: writesLog,
      [records]: readsAndWrites,
      ...queriesIndexes,
    });
  });

  it('silence: find accounts that have it on, and when something was recorded, and read no item', () => {
    expect(accessOf(service, 'silence')).toEqual({
      SilenceFunctionLog: writesLog,
      'table ForAllValues:StringEquals #on': ['dynamodb:Query'],
      'table/index/list': ['dynamodb:Query'],
    });
  });

  it('knows accounts that have it on by their partition', () => {
    expect(accountOn(accountSchema.parse('acme')).pk).toBe(tableLayout.partitions.accountsOn);
  });

  it('knows webhook keys by the partition key under which they are kept', () => {
    const isWebhookKey = ({ pk }: { pk: string }) => pk.startsWith(tableLayout.partitions.webhookKeys);
    expect(isWebhookKey(keyOfWebhook('any'))).toBe(true);
    expect(isWebhookKey(webhookSecret)).toBe(true);
    expect(isWebhookKey(webhookUse('any', 0))).toBe(false); // the webhook may write it
    expect(webhookUse('any', 0).pk).toMatch(new RegExp(`^${tableLayout.partitions.webhookUse}.+$`));
    const keys = keysOf(accountSchema.parse('webhook'));
    expect(
      [keys.integration(), keys.payment('webhook'), keys.record('lead', 'webhook')].some(isWebhookKey),
    ).toBe(false);
  });

  it('has no policy beside these', () => {
    service.resourceCountIs('AWS::IAM::Policy', 6);
    service.resourceCountIs('AWS::IAM::ManagedPolicy', 0);
    service.allResourcesProperties('AWS::IAM::Role', {
      ManagedPolicyArns: Match.absent(),
      Policies: Match.absent(),
    });
  });
});
