import type { Logger } from '@aws-lambda-powertools/logger';
import type { Count } from './count.ts';
import { loggableError } from './loggable-error.ts';
import type { Table } from './store/table.ts';

/** Logs and counts what stands in the table and cannot be read: nothing fails but what is about it alone. */
export const tellUnreadable =
  (logger: Pick<Logger, 'error'>, count: Count): NonNullable<Table['unreadable']> =>
  (error) => {
    count('ItemUnreadable');
    logger.error('An item cannot be read.', { error: loggableError(error) });
  };
