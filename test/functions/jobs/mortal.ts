import type { SendJob } from '../../../functions/shared/job/send-job.ts';
import type { Table } from '../../../functions/shared/store/table.ts';

/** Never answers: whoever waits for it is dead. */
const never = new Promise<never>(() => undefined);

/**
 * The table and the queue of a process that dies at one of its requests: before it is sent, or after it was done and before its
 * answer came.
 */
export function mortal(
  table: Table,
  sendJob: SendJob,
  dies: { readonly at: number; readonly isDone: boolean },
) {
  let requests = 0;
  const { promise: dead, resolve: die } = Promise.withResolvers<'dead'>();
  const live = async <Answer>(request: () => Promise<Answer>): Promise<Answer> => {
    const isLast = requests++ === dies.at;
    if (requests > dies.at + 1) return never;
    if (isLast && !dies.isDone) {
      die('dead');
      return never;
    }
    const answer = await request();
    if (!isLast) return answer;
    die('dead');
    return never;
  };
  const send = table.client.send.bind(table.client) as (command: unknown) => Promise<unknown>;
  const client = Object.create(table.client, {
    send: { value: (command: unknown) => live(() => send(command)), writable: true },
  }) as Table['client'];
  const sends: SendJob = (...sent) => live(() => sendJob(...sent));
  return { table: { ...table, client }, sendJob: sends, dead, requests: () => requests };
}
