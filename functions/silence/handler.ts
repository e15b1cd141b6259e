import middy from '@middy/core';
import type { Log } from '../shared/log/open-log.ts';
import { logEnd } from '../shared/middleware/log-end.ts';
import { inTime } from '../shared/middleware/out-of-time.ts';
import type { Clock } from '../shared/remember.ts';
import { accountsOn } from '../shared/store/reads/accounts-on.ts';
import { silentSince } from '../shared/store/reads/silent-since.ts';
import type { Table } from '../shared/store/table.ts';

export interface Deps {
  readonly table: Table;
  readonly clock: Clock;
  readonly log: Log;
}

/** How many accounts were looked at, and how many of them are silent. */
export interface Checked {
  readonly accounts: number;
  readonly silent: number;
}

/** The Lambda handler of the schedule: tells of every account that usually has payments and has gone silent. */
export function createHandler(deps: Deps) {
  const { table, clock, log } = deps;
  return middy<unknown, Checked>(inTime)
    .use(logEnd('silence', deps))
    .handler(async (_, { line }) => {
      const now = clock();
      let [accounts, silent] = [0, 0];
      for await (const account of accountsOn(table)) {
        accounts += 1;
        const since = await silentSince(table, account, now);
        if (since === undefined) continue;
        silent += 1;
        log('WARN', 'account is silent', { account, newestPaymentAt: new Date(since).toISOString() });
      }
      line?.count('AccountsSilent', silent);
      line?.tell({ accounts, silent });
      return { accounts, silent };
    });
}
