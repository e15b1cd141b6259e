import type { Account } from '../account.ts';
import { recordedPayments } from '../lists/recorded-payments.ts';
import type { List } from './list.ts';
import { loadLines } from './load-lines.ts';

/** Where the lines are of what was recorded while a partner was the source partner. */
export const linesOfPartner = (
  account: Account,
  partnerId: string,
): Pick<List<unknown>, 'index' | 'hashKeys' | 'load'> => ({
  ...recordedPayments(account, { partnerId }),
  load: loadLines(account),
});
