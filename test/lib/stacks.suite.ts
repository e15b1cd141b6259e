import { describe, expect, it } from '@jest/globals';
import type { Template } from 'aws-cdk-lib/assertions';
import { stacksOf, synthesize } from './synthesize.ts';

const stateful = [
  'AWS::DynamoDB::Table',
  'AWS::SQS::Queue',
  'AWS::Cognito::UserPool',
  'AWS::Cognito::UserPoolClient',
];

describe.each(['dev', 'prod'] as const)('the stacks of %s', (stage) => {
  const { storage, service, web } = synthesize(stage);

  // A logical id is all that ties CloudFormation to the data: with another one, the next deploy starts empty.
  it('never change the logical ids of what holds data', () => {
    expect(stateful.flatMap((type) => idsOf(storage, type))).toEqual([
      'Records091F6ECA',
      'EventsDeadLetters8A90034E',
      'EventsQueue7396B467',
      'IdentityUsers61009EFD',
      'IdentityUsersClient75E7C958',
    ]);
  });

  it('keep all that holds data apart from what is deployed often', () => {
    // The client of the page holds no data: users are the pool's.
    expect(stateful.flatMap((type) => idsOf(service, type))).toEqual([expect.stringMatching(/^PageClient/)]);
    expect(stateful.flatMap((type) => idsOf(web, type))).toEqual([]);
  });

  it('give no names of their own, which would forbid a replacement beside the old one', () => {
    const named = /"(TableName|QueueName|FunctionName|UserPoolName|RoleName|LogGroupName)":"/;
    expect(JSON.stringify([storage.findResources('*'), service.findResources('*')])).not.toMatch(named);
  });

  it('tell what scripts have to know', () => {
    const names = ['DeadLetterQueueUrl', 'QueueUrl', 'TableName', 'UserPoolClientId', 'UserPoolId'];
    for (const name of names) storage.hasOutput(name, {});
    service.hasOutput('ApiUrl', {});
    service.hasOutput('WebUrl', {});
  });
});

describe('a stage', () => {
  it('protects the storage stack outside dev', () => {
    expect(stacksOf({ stage: 'prod' }).storage.terminationProtection).toBe(true);
    expect(stacksOf({}).storage.terminationProtection).toBe(false);
  });

  it('has stacks of its own', () => {
    const { storage, service } = stacksOf({ stage: 'prod' });
    expect([storage.stackName, service.stackName]).toEqual([
      'kiflo-chargebee-prod-storage',
      'kiflo-chargebee-prod-service',
    ]);
  });

  it('is dev where none is named', () => {
    expect(stacksOf({}).storage.stackName).toBe('kiflo-chargebee-dev-storage');
  });

  it.each(['staging', '', 'constructor', 1])('is refused where nobody knows it: %j', (stage) => {
    expect(() => stacksOf({ stage })).toThrow(/Unknown stage .*: choose one of dev, prod/);
  });
});

describe('the addresses of a stage', () => {
  it.each([
    [{ alarmEmail: 'nobody' }, /not an email address/],
    [{ domainName: 'chargebee.example' }, /belong together/],
    [{ certificateArn: 'arn:aws:acm:eu-west-1:1:certificate/1' }, /belong together/],
  ])('are refused where they cannot be meant: %j', (context, why) => {
    expect(() => stacksOf(context)).toThrow(why);
  });
});

function idsOf(template: Template, type: string): string[] {
  return Object.keys(template.findResources(type)).toSorted();
}
