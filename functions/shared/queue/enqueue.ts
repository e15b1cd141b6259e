import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { encodeMessage, type Message } from '../chargebee/message.ts';

/**
 * Puts a message into the queue; done when the queue has it.
 * @returns the id that the queue gave it
 * @throws where it may not have it
 */
export type Enqueue = (message: Message) => Promise<string | undefined>;

/** The account is the message's group: one account's flood must not delay another's payments. */
export const enqueueTo =
  (client: SQSClient, queueUrl: string): Enqueue =>
  async (message) => {
    const { MessageId } = await client.send(
      new SendMessageCommand({
        QueueUrl: queueUrl,
        MessageBody: encodeMessage(message),
        MessageGroupId: message.account,
      }),
    );
    return MessageId;
  };
