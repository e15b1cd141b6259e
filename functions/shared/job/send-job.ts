import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { Unavailable } from '../store/errors.ts';
import type { JobMessage } from './job-message.ts';

/**
 * Puts a message into the queue of jobs; done when the queue has it.
 * @param delaySeconds for what is not written yet
 * @throws Unavailable where it may not have it
 */
export type SendJob = (message: JobMessage, delaySeconds?: number) => Promise<void>;

/** The account is the message's group: jobs of one account do not delay those of another. */
export const sendJobTo =
  (client: SQSClient, queueUrl: string): SendJob =>
  async (message, delaySeconds = 0) => {
    const command = new SendMessageCommand({
      QueueUrl: queueUrl,
      MessageBody: JSON.stringify(message),
      MessageGroupId: message.account,
      ...(delaySeconds > 0 && { DelaySeconds: delaySeconds }),
    });
    try {
      await client.send(command);
    } catch (error) {
      throw new Unavailable('The queue of jobs does not take a message.', { cause: error });
    }
  };
