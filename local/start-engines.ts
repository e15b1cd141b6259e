import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { RequestHandler } from '../functions/shared/queue/open-queue.ts';
import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { clearData } from './clear-data.ts';
import { dataDirError } from './data-dir-error.ts';
import { engineAnswers } from './engine/engine-answers.ts';
import { keepEngine } from './engine/keep-engine.ts';
import { startQueue } from './queue/start-queue.ts';
import { queues } from './queues.ts';
import { setFunctionEnvironment } from './set-function-environment.ts';
import { createTable, deleteTable } from './table.ts';
import type { Undo } from './undo.ts';
import type { WorkerQueues } from './worker/run-worker.ts';

/** The engines that run below the functions. */
export interface Engines {
  readonly tableAnswers: () => Promise<boolean>;
  readonly queueAnswers: () => Promise<boolean>;
  /** The queues of the worker and of the function beside it, within their own process. */
  readonly queues: WorkerQueues & { readonly requestHandler: RequestHandler };
}

const tableName = 'kiflo-chargebee';

/** Starts the table's engine and the queue on the files in `dataDir`, and points this process's environment to them. */
export async function startEngines(
  options: { dataDir: string; baseUrl: string; fresh: boolean },
  undo: Undo,
): Promise<Engines> {
  const files = { table: join(options.dataDir, 'table.db'), queue: join(options.dataDir, 'queue.db') };
  if (options.fresh) await clearData(Object.values(files));
  const engine = await keepEngine(files.table);
  undo.add(() => engine.stop());
  const queue = await startQueue({ file: files.queue, queues }).catch((error: unknown) => {
    throw dataDirError(options.dataDir, error);
  });
  undo.add(() => queue.close());
  const queueUrl = queue.url('events');
  setFunctionEnvironment({
    tableName,
    queueUrl,
    jobsQueueUrl: queue.url('jobs'),
    baseUrl: options.baseUrl,
    tableEndpoint: engine.endpoint,
    queueEndpoint: queue.endpoint,
  });

  const dynamo = new DynamoDBClient();
  if (options.fresh) await deleteTable(dynamo, tableName); // of an engine whose files are not ours
  await createTable(dynamo, tableName);
  dynamo.destroy();
  const sqs = new SQSClient();
  return {
    queues: {
      ask: queue.ask,
      url: queueUrl,
      jobsUrl: queue.url('jobs'),
      requestHandler: queue.requestHandler,
    },
    tableAnswers: () => engineAnswers(engine.endpoint),
    queueAnswers: async () => {
      await sqs.send(new GetQueueAttributesCommand({ QueueUrl: queueUrl, AttributeNames: ['All'] }));
      return true;
    },
  };
}
