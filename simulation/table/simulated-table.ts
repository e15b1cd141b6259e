import {
  BatchGetCommand,
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { tableClient, type Table } from '../../functions/shared/store/table.ts';
import type { Random } from '../random.ts';
import type { Owner, Scheduler } from '../scheduler.ts';
import { itemsOf, type Items } from './items.ts';
import { getItem, getItems, query, type Reader } from './reads.ts';
import type { TableFaults } from './table-faults.ts';
import { ask, writeOne, writeTogether, type Asked, type TransactItem, type Written } from './writes.ts';

/** A request as the simulated table takes it. */
export type Request =
  | { readonly kind: 'read'; readonly partition: string; readonly run: () => object }
  | { readonly kind: 'write'; readonly asked: readonly Asked[]; readonly isTransaction: boolean };

export type WriteRequest = Extract<Request, { kind: 'write' }>;

export interface SimulatedTable {
  readonly items: Items;
  /** The table as this owner reaches it. */
  readonly of: (owner: Owner) => Table;
}

const name = 'simulated';

function toRequest(reader: Reader, command: unknown): Request {
  if (command instanceof GetCommand) {
    const { Key, ConsistentRead } = command.input;
    const key = { pk: String(Key?.['pk']), sk: String(Key?.['sk']) };
    const run = () => {
      const Item = getItem(reader, key, ConsistentRead);
      return Item ? { Item } : {};
    };
    return { kind: 'read', partition: key.pk, run };
  }
  if (command instanceof BatchGetCommand) {
    const { Keys = [], ConsistentRead } = command.input.RequestItems?.[name] ?? {};
    const keys = Keys.map(({ pk, sk }) => ({ pk: String(pk), sk: String(sk) }));
    const run = () => {
      const { found, left } = getItems(reader, keys, ConsistentRead);
      return {
        Responses: { [name]: found },
        ...(left.length > 0 && { UnprocessedKeys: { [name]: { Keys: left, ConsistentRead } } }),
      };
    };
    return { kind: 'read', partition: keys[0]?.pk ?? '', run };
  }
  if (command instanceof QueryCommand) {
    const { input } = command;
    const pk: unknown = Object.values(input.ExpressionAttributeValues ?? {})[0];
    return { kind: 'read', partition: String(pk), run: () => query(reader, input) };
  }
  const one = (write: TransactItem): Request => ({
    kind: 'write',
    asked: [ask(write)],
    isTransaction: false,
  });
  if (command instanceof PutCommand) return one({ Put: command.input });
  if (command instanceof DeleteCommand) return one({ Delete: command.input });
  if (command instanceof UpdateCommand) {
    return one({ Update: { ...command.input, UpdateExpression: command.input.UpdateExpression } });
  }
  if (command instanceof TransactWriteCommand) {
    return { kind: 'write', asked: (command.input.TransactItems ?? []).map(ask), isTransaction: true };
  }
  throw new Error('The simulated table does not know this command.');
}

const labelOf = (request: Request): string =>
  request.kind === 'read'
    ? `reads ${request.partition}`
    : `writes ${request.asked.length} ${request.asked[0]?.key.pk ?? ''}`;

/**
 * A table in memory that answers the commands of the store, each at the step that the scheduler gives it.
 * @param written is told of every write that was made
 */
export function simulatedTable(
  scheduler: Scheduler,
  random: Random,
  faults: TableFaults,
  written: (owner: Owner, written: readonly Written[]) => void,
): SimulatedTable {
  const items = itemsOf(scheduler.now);
  const reader: Reader = { items, random, now: scheduler.now, endsEarly: faults.endsQueryEarly };
  const apply = (owner: Owner, { asked, isTransaction }: WriteRequest): object => {
    const [first] = asked;
    if (isTransaction) written(owner, writeTogether(items, asked));
    else if (first) written(owner, writeOne(items, first));
    return {};
  };
  return {
    items,
    of: (owner) => {
      const send = async (command: unknown): Promise<object> => {
        const request = toRequest(reader, command);
        const effect =
          request.kind === 'read'
            ? () => faults.onRead(request.partition, request.run)
            : faults.onWrite(request, () => apply(owner, request));
        return scheduler.step(owner, labelOf(request), effect, faults.latency);
      };
      // The paginators of the SDK ask for one of its clients.
      const client = Object.assign(
        Object.create(DynamoDBDocumentClient.prototype) as DynamoDBDocumentClient,
        { send },
      );
      return {
        client: tableClient(client),
        name,
        pause: (attempt) => scheduler.sleep(owner, 20 * 2 ** attempt),
      };
    },
  };
}
