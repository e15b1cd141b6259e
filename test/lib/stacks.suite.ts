import { describe, expect, it, jest } from '@jest/globals';
import { Template } from 'aws-cdk-lib/assertions';
import { Token, type Stack } from 'aws-cdk-lib/core';
import { Node } from 'constructs';
import type { Stacks } from '../../lib/add-stacks.ts';
import { stages } from '../support/stages.ts';
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
      'JobsDeadLetters8D991969',
      'JobsQueue24944186',
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
    const names = [
      'DeadLetterQueueUrl',
      'JobsDeadLetterQueueUrl',
      'JobsQueueUrl',
      'QueueUrl',
      'TableName',
      'UserPoolClientId',
      'UserPoolId',
    ];
    for (const name of names) storage.hasOutput(name, {});
    service.hasOutput('ApiUrl', {});
    service.hasOutput('WebUrl', {});
  });
});

describe('a stage', () => {
  it('protects the storage stack where it keeps data', () => {
    expect(stacksOf(stages.prod).storage.terminationProtection).toBe(true);
    expect(stacksOf(stages.dev).storage.terminationProtection).toBe(false);
  });

  it('has stacks of its own, whatever its name', () => {
    const { storage, service, web } = stacksOf({ ...stages.dev, name: 'try-2' });
    expect([storage.stackName, service.stackName, web.stackName]).toEqual([
      'kiflo-chargebee-try-2-storage',
      'kiflo-chargebee-try-2-service',
      'kiflo-chargebee-try-2-web',
    ]);
  });

  it('is pinned to its account and region, and goes where the credentials lead where it names none', () => {
    for (const { account, region } of allOf(stacksOf({ ...stages.prod, region: 'eu-west-1' }))) {
      expect([account, region]).toEqual(['111122223333', 'eu-west-1']);
    }
    for (const { account, region } of allOf(stacksOf(stages.dev))) {
      expect([account, region].every((one) => Token.isUnresolved(one))).toBe(true);
    }
  });

  it('has its tags on every stack', () => {
    const tags = { application: 'kiflo-chargebee', 'cost-center': '42' };
    for (const stack of allOf(stacksOf({ ...stages.dev, tags }))) {
      expect(stack.tags.tagValues()).toEqual(tags);
    }
  });

  it('is deployed by the roles and into the bucket of its own bootstrap', () => {
    const { web } = stacksOf({ ...stages.prod, bootstrapQualifier: 'acme' });
    expect(JSON.stringify(Template.fromStack(web))).toContain('cdk-acme-assets-111122223333-us-east-1');
    expect(JSON.stringify(Template.fromStack(stacksOf(stages.prod).web))).toContain('cdk-hnb659fds-assets-');
  });
});

describe('the templates of a stage', () => {
  // Each of these was once given at every deploy, and what it had made was deleted by the deploy that forgot it.
  const flags = {
    stage: 'other',
    alarmEmail: 'other@kiflo.example',
    domainName: 'other.kiflo.example',
    certificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/2',
    runbookUrl: 'https://other.example',
    '@aws-cdk/core:bootstrapQualifier': 'other',
  };

  it.each(['dev', 'prod'] as const)(
    'come from its file alone, whatever the command line says: %s',
    (name) => {
      const stacks = allOf(stacksOf(stages[name], flags));
      const { storage, service, web } = synthesize(name);
      expect(stacks.map((stack) => Template.fromStack(stack).toJSON())).toEqual(
        [storage, service, web].map((template) => template.toJSON()),
      );
    },
  );

  it('take from the context nothing but the flags of the CDK', () => {
    const read = jest.spyOn(Node.prototype, 'tryGetContext');
    const stacks = allOf(stacksOf(stages.prod));
    for (const stack of stacks) Template.fromStack(stack);
    const keys = new Set(read.mock.calls.map(([key]) => key));
    read.mockRestore();
    expect([...keys].filter((key) => !/^(@aws-cdk(-containers)?\/|aws:cdk:)/.test(key))).toEqual([]);
    expect(keys.size).toBeGreaterThan(0);
  });
});

const allOf = ({ storage, service, web }: Stacks): Stack[] => [storage, service, web];

function idsOf(template: Template, type: string): string[] {
  return Object.keys(template.findResources(type)).toSorted();
}
