import middy from '@middy/core';
import { isQuiet, isSilent, lookBackMs, stepMs } from '../shared/domain/is-silent.ts';
import type { Log } from '../shared/log/open-log.ts';
import { logEnd } from '../shared/middleware/log-end.ts';
import { inTime } from '../shared/middleware/out-of-time.ts';
import type { Clock } from '../shared/remember.ts';
import type { Account } from '../shared/store/account.ts';
import { accountsOn } from '../shared/store/reads/accounts-on.ts';
import { newestPayment } from '../shared/store/reads/newest-payment.ts';
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

/** When payments came up to the newest one, one for each day; newest first. */
async function timesUpTo(table: Table, account: Account, newest: number): Promise<number[]> {
  const times = [newest];
  for (;;) {
    const before = (times.at(-1) ?? newest) - stepMs;
    const time = await newestPayment(table, account, before);
    if (time === undefined || newest - time > lookBackMs) return times;
    times.push(time);
  }
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
        const newest = await newestPayment(table, account, now);
        // Nearly all accounts end here, and cost five read units.
        if (newest === undefined || !isQuiet(newest, now)) continue;
        if (!isSilent(await timesUpTo(table, account, newest), now)) continue;
        silent += 1;
        log('WARN', 'account is silent', { account, newestPaymentAt: new Date(newest).toISOString() });
      }
      line?.count('AccountsSilent', silent);
      line?.tell({ accounts, silent });
      return { accounts, silent };
    });
}
