import { delivery } from '../functions/shared/deployment/delivery.ts';
import type { Environment } from '../functions/shared/deployment/environment.ts';
import type { FunctionName } from '../functions/shared/deployment/functions.ts';

/** What the deployed functions find in their environment, and the SDK's own variables that lead it to the engines. */
export function setFunctionEnvironment(stack: {
  tableName: string;
  queueUrl: string;
  jobsQueueUrl: string;
  baseUrl: string;
  tableEndpoint: string;
  queueEndpoint: string;
}): void {
  // A profile or session of the person who runs this must not get into the way of the made-up credentials.
  for (const name of ['AWS_PROFILE', 'AWS_SESSION_TOKEN', 'AWS_IGNORE_CONFIGURED_ENDPOINT_URLS']) {
    Reflect.deleteProperty(process.env, name);
  }
  const environment: Environment<FunctionName> = {
    TABLE_NAME: stack.tableName,
    QUEUE_URL: stack.queueUrl,
    JOBS_QUEUE_URL: stack.jobsQueueUrl,
    MAX_RECEIVES: String(delivery.maxReceives),
    WEBHOOK_BASE_URL: stack.baseUrl,
    WEBHOOK_KEY_RATE: process.env['WEBHOOK_KEY_RATE'] ?? '200',
    UNKNOWN_KEYS_RATE: process.env['UNKNOWN_KEYS_RATE'] ?? '20',
  };
  Object.assign(process.env, environment, {
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_ENDPOINT_URL_DYNAMODB: stack.tableEndpoint,
    AWS_ENDPOINT_URL_SQS: stack.queueEndpoint,
  });
}
