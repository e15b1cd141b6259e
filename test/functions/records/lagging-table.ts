import { BatchGetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Table } from '../../../functions/shared/store/table.ts';

type Entry = Record<string, unknown>;

/** A table whose `list` index is behind, as no emulator's is. */
export interface LaggingTable {
  readonly table: Table;
  /** Items that were asked for since the start. */
  read: number;
  /** Entries that were seen once are found for ever, wherever their items have moved since. */
  showsGhosts: boolean;
  /** Items that the index does not show yet, by their sort keys. */
  readonly hidden: Set<string>;
}

export function laggingTable({ client, name }: Table): LaggingTable {
  const seen = new Map<string, Map<string, Entry>>();
  const send = async (command: unknown): Promise<unknown> => {
    if (command instanceof BatchGetCommand) {
      lagging.read += command.input.RequestItems?.[name]?.Keys?.length ?? 0;
    }
    const answer = (await client.send(command as QueryCommand)) as {
      Items?: Entry[];
      LastEvaluatedKey?: Entry;
    };
    if (!(command instanceof QueryCommand) || command.input.IndexName !== 'list') return answer;
    const { ':list': list, ':first': first, ':last': last } = command.input.ExpressionAttributeValues ?? {};
    const ghosts = seen.get(String(list)) ?? new Map<string, Entry>();
    seen.set(String(list), ghosts);
    const real = answer.Items ?? [];
    const end = answer.LastEvaluatedKey === undefined ? String(last) : String(real.at(-1)?.['ulid']);
    for (const entry of real) ghosts.set(JSON.stringify([entry['pk'], entry['sk'], entry['ulid']]), entry);
    const isIn = ({ ulid }: Entry) => String(ulid) >= String(first) && String(ulid) <= end;
    const shown = lagging.showsGhosts ? [...ghosts.values()].filter(isIn) : real;
    const Items = shown
      .filter(({ sk, pk }) => !lagging.hidden.has(String(sk)) && !lagging.hidden.has(String(pk)))
      .sort((one, other) => (String(one['ulid']) < String(other['ulid']) ? -1 : 1));
    return { ...answer, Items };
  };
  // The paginators of the SDK ask for one of its clients.
  const lagged = Object.assign(Object.create(client) as typeof client, { send });
  const lagging: LaggingTable = {
    table: { client: lagged, name },
    read: 0,
    showsGhosts: false,
    hidden: new Set(),
  };
  return lagging;
}
