import type { SQSRecord } from 'aws-lambda';
import * as z from 'zod';

const received = z.object({
  MessageId: z.string(),
  ReceiptHandle: z.string(),
  Body: z.string(),
  MD5OfBody: z.string(),
  Attributes: z.looseObject({
    ApproximateReceiveCount: z.string(),
    SentTimestamp: z.string(),
    SenderId: z.string(),
    ApproximateFirstReceiveTimestamp: z.string(),
  }),
});

/** A received message as Lambda puts it into its event; `message` must have all of its system attributes. */
export function sqsRecord(message: unknown, queueArn: string, awsRegion: string): SQSRecord {
  const { MessageId, ReceiptHandle, Body, MD5OfBody, Attributes } = received.parse(message);
  return {
    messageId: MessageId,
    receiptHandle: ReceiptHandle,
    body: Body,
    attributes: Attributes,
    messageAttributes: {},
    md5OfBody: MD5OfBody,
    eventSource: 'aws:sqs',
    eventSourceARN: queueArn,
    awsRegion,
  };
}
