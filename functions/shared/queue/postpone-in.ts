import { ChangeMessageVisibilityCommand, type SQSClient } from '@aws-sdk/client-sqs';

/** Makes a message that was received from this queue come back after this many seconds. */
export const postponeIn =
  (client: SQSClient, QueueUrl: string) =>
  (ReceiptHandle: string, VisibilityTimeout: number): Promise<unknown> =>
    client.send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout }));
