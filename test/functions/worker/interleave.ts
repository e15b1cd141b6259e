import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { tableClient, type Table } from '../../../functions/shared/store/table.ts';
import type { TestTable } from '../../support/table.ts';

/** Somebody who works on the table; every request it makes waits for its turn. */
export type Actor = (table: Table) => Promise<unknown>;

/**
 * Makes actors work side by side on a table, one request at a time: of all the requests that wait, `choose` says which
 * comes next (a number, of which the remainder counts). So any order can be taken, and taken again.
 */
export function interleaving({ table: { name }, endpoint }: TestTable) {
  const raw = new DynamoDBClient({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const client = DynamoDBDocumentClient.from(raw, { marshallOptions: { removeUndefinedValues: true } });
  let waiting: (() => Promise<void>)[] = [];
  raw.middlewareStack.add(
    (next) => (args) =>
      new Promise((resolve, reject) => {
        waiting.push(() => next(args).then(resolve, reject));
      }),
    { step: 'initialize', priority: 'high' },
  );

  async function run(actors: readonly Actor[], choose: () => number): Promise<void> {
    let working = actors.length;
    const ends = Promise.allSettled(
      actors.map((actor) => actor({ client: tableClient(client), name }).finally(() => working--)),
    );
    while (working > 0) {
      // Whoever was answered goes on to its next request.
      await new Promise(setImmediate);
      const [next] = waiting.splice(choose() % Math.max(waiting.length, 1), 1);
      await next?.();
    }
    const failed = (await ends).filter((end) => end.status === 'rejected');
    waiting = [];
    if (failed.length > 0) throw new AggregateError(failed.map(({ reason }): unknown => reason));
  }
  return {
    run,
    stop: () => {
      raw.destroy();
    },
  };
}
