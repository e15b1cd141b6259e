import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { queueAddress } from '../../queue-address.ts';
import type { Operation } from '../operation.ts';
import { readWith } from '../read-with.ts';
import { refuse } from '../refusal.ts';

const schema = z.object({ SourceArn: z.string() });

/** Brings dead letters back to where they came from: all of them before it answers, unlike AWS, which takes its time. */
export const startMessageMoveTask: Operation = async (request, { queues, store, arrivals }) => {
  const read = readWith(schema, request);
  if (read.kind === 'refused') return read;
  const source = [...queues.values()].find(({ name }) => queueAddress.arn(name) === read.value.SourceArn);
  if (source === undefined) return refuse('ResourceNotFoundException', 'The source queue does not exist.');
  const isDeadLetterQueue = [...queues.values()].some(
    ({ redrive }) => redrive?.deadLetterQueue === source.name,
  );
  if (!isDeadLetterQueue) {
    return refuse('InvalidParameterValue', 'Source queue must be configured as a Dead Letter Queue.');
  }
  for (const origin of await store.redrive(source)) arrivals.notify(origin);
  return { kind: 'answered', body: { TaskHandle: randomUUID() } };
};
