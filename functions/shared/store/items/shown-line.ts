import { lenient } from './lenient.ts';
import { readActivityLine } from './read-activity-line.ts';
import type { Table } from '../table.ts';
import { unreadableLine } from './unreadable-line.ts';

/** Reads the line that an item is or holds; of an item that cannot be read, what can be told of its line. */
export const shownLine = (table: Table) => lenient(table, readActivityLine, unreadableLine);
