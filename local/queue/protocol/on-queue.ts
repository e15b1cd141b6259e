import * as z from 'zod';
import { queueAddress } from '../queue-address.ts';
import type { Queue } from '../queue.ts';
import type { Operation, OperationContext } from './operation.ts';
import type { Result } from './result.ts';
import { readWith } from './read-with.ts';
import { refuse } from './refusal.ts';

const addressed = z.object({ QueueUrl: z.string() });

/** An operation on one queue: finds it by its URL, and reads the rest of the request with `schema`. */
export function onQueue<T>(
  schema: z.ZodType<T>,
  run: (queue: Queue, request: T, context: OperationContext) => Result | Promise<Result>,
): Operation {
  return (body, context) => {
    const address = readWith(addressed, body);
    if (address.kind === 'refused') return address;
    const queue = context.queues.get(queueAddress.nameIn(address.value.QueueUrl) ?? '');
    if (queue === undefined) return refuse('QueueDoesNotExist', 'The specified queue does not exist.');
    const request = readWith(schema, body);
    return request.kind === 'refused' ? request : run(queue, request.value, context);
  };
}
