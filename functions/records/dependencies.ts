import type { Ulids } from '../shared/domain/ids.ts';
import type { Log } from '../shared/log/open-log.ts';
import type { Clock } from '../shared/remember.ts';
import type { Table } from '../shared/store/table.ts';

/** What the records API works with. */
export interface Dependencies {
  readonly table: Table;
  readonly clock: Clock;
  readonly ulids: Ulids;
  readonly log: Log;
}
