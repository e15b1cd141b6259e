import type { Log } from '../shared/log/open-log.ts';
import type { PutBackDeps } from '../shared/queue/put-back.ts';
import type { Clock } from '../shared/remember.ts';
import type { SendJob } from '../shared/job/send-job.ts';
import type { Payment } from '../shared/domain/payment/payment.ts';
import type { CaseToLink } from '../shared/pipeline/link-clear-case.ts';
import type { UnlinkAsked } from '../shared/pipeline/unlink-families.ts';
import type { Unlinked } from '../shared/pipeline/unlink-payment.ts';
import type { Deps } from '../shared/pipeline/deps.ts';
import type { Account } from '../shared/store/account.ts';
import type { Table } from '../shared/store/table.ts';

/** What the steps of jobs work with. */
export interface StepDeps {
  readonly table: Table;
  readonly log: Log;
  /** Decides an event of the account again from what was kept of it; done again, it changes nothing more. `signal`: to write no more. */
  readonly replay: (
    account: Account,
    eventId: string,
    by: string,
    signal: AbortSignal,
  ) => Promise<'replayed' | 'nothing_to_replay'>;
  /** Records a payment whose Chargebee customer was linked; done again, it changes nothing more. `signal`: to write no more. */
  readonly link: (account: Account, payment: Payment, by: string, signal: AbortSignal) => Promise<void>;
  /** Links a payment of the inbox, if it is a clear case still; done again, it changes nothing more. `signal`: to write no more. */
  readonly linkClearCase: (
    account: Account,
    one: CaseToLink,
    by: string,
    signal: AbortSignal,
  ) => Promise<boolean>;
  /** Takes a payment back into the inbox whose Chargebee customer was unlinked; done again, it changes nothing more. `signal`: to write no more. */
  readonly unlink: (
    account: Account,
    paymentId: string,
    asked: UnlinkAsked,
    signal: AbortSignal,
  ) => Promise<Unlinked>;
  /** Judging anew with these. `signal`: to write no more. */
  readonly deciding: (signal: AbortSignal) => Deps;
}

/** What the function works with. */
export interface Dependencies extends StepDeps, PutBackDeps {
  readonly clock: Clock;
  readonly sendJob: SendJob;
  /** How often the queue gives a message before it is a dead letter. */
  readonly maxReceives: number;
}
