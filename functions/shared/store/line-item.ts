import type { ActivityLine } from '../domain/activity.ts';
import type { Account } from './account.ts';
import { keysOf, type Key } from './keys.ts';
import { lineSchema } from './schemas.ts';

/** By what else than its time a line is found, in whichever item it stands. */
export const lineIndexKeys = (account: Account, { email, eventId }: ActivityLine) => ({
  ...(email !== undefined && { emailKey: keysOf(account).ofEmail('activity', email) }),
  eventKey: keysOf(account).ofEvent(eventId),
});

/** A line that no payment holds. */
export function lineItem(account: Account, line: ActivityLine, ulid: string): Key & Record<string, unknown> {
  const keys = keysOf(account);
  return {
    ...keys.line(line.eventId, line.chargebeeTransactionId),
    ...line,
    ulid,
    listKey: keys.list('line', ulid),
    ...lineIndexKeys(account, line),
  };
}

/** @throws where the item is not a line */
export const readLineItem = (item: unknown): ActivityLine => lineSchema.parse(item);
