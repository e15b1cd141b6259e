import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Stack, Token, Validations } from 'aws-cdk-lib/core';

/**
 * Says of the function that copies files into a bucket of another stack what is not ours to choose: the CDK makes it.
 * @param stack which holds nothing else
 */
export function acknowledgeCopying(stack: Stack, bucket: IBucket): void {
  const { 'Fn::ImportValue': files } = stack.resolve(
    Stack.of(bucket).exportValue(bucket.bucketArn),
  ) as Record<'Fn::ImportValue', string>;
  const named = (value: string, parameter: string): string => (Token.isUnresolved(value) ? parameter : value);
  const account = named(stack.account, '<AWS::AccountId>');
  const region = named(stack.region, '<AWS::Region>');
  const { bootstrapQualifier } = stack.synthesizer;
  const assets = `arn:<AWS::Partition>:s3:::cdk-${bootstrapQualifier}-assets-${account}-${region}`;
  const actions = ['Abort', 'DeleteObject', 'GetBucket', 'GetObject', 'List'];
  const wildcards = [
    ...actions.map((action) => `Action::s3:${action}*`),
    ...[assets, files].map((place) => `Resource::${place}/*`),
  ];
  const logs = 'arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole';
  const chosen = ['AwsSolutions-L1', 'Serverless-LambdaLatestVersion', 'Serverless-LambdaTracing'];
  Validations.of(stack).acknowledge(
    ...wildcards.map((wildcard) => ({
      id: `AwsSolutions-IAM5[${wildcard}]`,
      reason: 'It reads any of the CDK’s assets, and writes any file of the page: two buckets, and no other.',
    })),
    {
      id: `AwsSolutions-IAM4[Policy::${logs}]`,
      reason: 'The CDK gives its function this policy. It allows to write logs, and nothing else.',
    },
    ...chosen.map((id) => ({ id, reason: 'It runs at deploys alone, as the CDK has made it.' })),
    {
      id: 'Serverless-LambdaDLQ',
      reason: 'CloudFormation waits for its answer, and rolls back when there is none.',
    },
  );
}
