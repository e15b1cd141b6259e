import * as z from 'zod';
import { queueAddress } from '../../queue-address.ts';
import type { Operation } from '../operation.ts';
import { readWith } from '../read-with.ts';
import { refuse } from '../refusal.ts';

const schema = z.object({ QueueName: z.string() });

export const getQueueUrl: Operation = (request, { queues, endpoint }) => {
  const read = readWith(schema, request);
  if (read.kind === 'refused') return read;
  const { QueueName } = read.value;
  if (!queues.has(QueueName)) return refuse('QueueDoesNotExist', 'The specified queue does not exist.');
  return { kind: 'answered', body: { QueueUrl: queueAddress.url(endpoint, QueueName) } };
};
