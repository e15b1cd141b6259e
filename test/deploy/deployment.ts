import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { SNSClient } from '@aws-sdk/client-sns';
import { SQSClient } from '@aws-sdk/client-sqs';
import { deployedApi, type DeployedApi } from './deployed-api.ts';
import type { Emulator } from './emulator.ts';
import { readOutputs, type Outputs } from './outputs.ts';

/** A stage as it stands in the emulator, and what reaches it with an administrator's credentials. */
export interface Deployment {
  readonly outputs: Outputs;
  readonly api: DeployedApi;
  readonly cognito: CognitoIdentityProviderClient;
  readonly table: DynamoDBClient;
  readonly queue: SQSClient;
  readonly lambda: LambdaClient;
  readonly cloudwatch: CloudWatchClient;
  readonly sns: SNSClient;
  readonly close: () => void;
}

/** @param outputsFile what `cdk deploy --outputs-file` has written */
export function openDeployment({ endpoint, environment }: Emulator, outputsFile: string): Deployment {
  const outputs = readOutputs(outputsFile);
  const config = {
    endpoint,
    region: String(environment['AWS_REGION']),
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  };
  const clients = {
    cognito: new CognitoIdentityProviderClient(config),
    table: new DynamoDBClient(config),
    queue: new SQSClient(config),
    lambda: new LambdaClient(config),
    cloudwatch: new CloudWatchClient(config),
    sns: new SNSClient(config),
  };
  return {
    outputs,
    api: deployedApi(outputs.ApiUrl),
    ...clients,
    close: () => {
      for (const client of Object.values(clients)) client.destroy();
    },
  };
}
