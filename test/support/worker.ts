import type { SQSRecord } from 'aws-lambda';
import { ulid } from 'ulid';
import { delivery } from '../../functions/shared/deployment/delivery.ts';
import { encodeMessage, type Message } from '../../functions/shared/chargebee/message.ts';
import { paymentStore, type PaymentStore } from '../../functions/shared/store/payment-store.ts';
import type { Table } from '../../functions/shared/store/table.ts';
import { createHandler } from '../../functions/worker/handler.ts';
import { lambdaContext } from './lambda-context.ts';

let received = 0;

/** A record as Lambda takes it from SQS. */
export function sqsRecord(
  message: Message | string,
  attributes: Partial<SQSRecord['attributes']> = {},
): SQSRecord {
  const messageId = `message-${++received}`;
  return {
    messageId,
    receiptHandle: `receipt-${messageId}`,
    body: typeof message === 'string' ? message : encodeMessage(message),
    attributes: {
      ApproximateReceiveCount: '1',
      SentTimestamp: '0',
      SenderId: 'sender',
      ApproximateFirstReceiveTimestamp: '0',
      ...attributes,
    },
    messageAttributes: {},
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: 'arn:aws:sqs:us-east-1:000000000000:events',
    awsRegion: 'us-east-1',
  };
}

/** A worker on this table, as the deployed one but for its queue; `store` puts something in between. */
export function aWorker(
  table: Table,
  between: (store: PaymentStore) => PaymentStore = (store) => store,
  clock: () => number = Date.now,
  ulids: () => string = ulid,
) {
  const postponed: { receiptHandle: string; seconds: number }[] = [];
  const logged: unknown[] = [];
  const counted: string[] = [];
  const measured: unknown[][] = [];
  const handler = createHandler({
    store: between(paymentStore(table, clock)),
    clock,
    ulids,
    pause: () => new Promise((resolve) => setTimeout(resolve, Math.random() * 10)),
    postpone: (receiptHandle, seconds) => Promise.resolve(postponed.push({ receiptHandle, seconds })),
    maxReceives: delivery.maxReceives,
    random: () => 0.5,
    log: (_level, message, told = {}, measurements = []) => {
      logged.push([message, told]);
      counted.push(...measurements.map((one) => one.counted));
      measured.push(...measurements.map(({ counted: name, value, by }) => [name, value, by]));
    },
  });
  const work = async (...records: SQSRecord[]): Promise<string[]> => {
    const result = await handler({ Records: records }, lambdaContext());
    return result.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
  };
  return { handler, work, postponed, logged, counted, measured };
}
