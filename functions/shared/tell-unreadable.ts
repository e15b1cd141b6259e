import { measurements } from './log/embedded-metrics.ts';
import type { Log } from './log/open-log.ts';
import type { Table } from './store/table.ts';

/** Logs and counts what stands in the table and cannot be read: nothing fails but what is about it alone. */
export const tellUnreadable =
  (log: Log): NonNullable<Table['unreadable']> =>
  (error) => {
    const { count, measured } = measurements();
    count('ItemUnreadable');
    log('ERROR', 'An item cannot be read.', { error }, measured);
  };
