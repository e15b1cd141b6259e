import type { Log } from '../shared/log/open-log.ts';
import type { Deps } from '../shared/pipeline/deps.ts';
import type { Table } from '../shared/store/table.ts';

/** What the records API works with. */
export interface Dependencies extends Deps {
  readonly table: Table;
  readonly log: Log;
}
