import type { Account } from '../account.ts';
import { integrationSchema, type Integration } from '../integration.ts';
import { keysOf } from '../keys.ts';
import { readItem } from './read-item.ts';
import type { Table } from '../table.ts';

/** The account's integration; undefined where it was never turned on. */
export const readIntegration = (table: Table, account: Account): Promise<Integration | undefined> =>
  readItem(table, keysOf(account).integration(), integrationSchema);
