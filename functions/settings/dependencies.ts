import type { Deps } from '../shared/pipeline/deps.ts';
import type { Enqueue } from '../shared/queue/enqueue.ts';
import type { SendJob } from '../shared/job/send-job.ts';
import type { Table } from '../shared/store/table.ts';

/** What the settings API works with. */
export interface Dependencies extends Deps {
  readonly table: Table;
  /** Where events are queued that an admin asks to decide again. */
  readonly queue: Enqueue;
  readonly sendJob: SendJob;
  /** What nobody can guess, for a webhook key: 128 bits of randomness or more, of characters that a URL takes. */
  readonly newKey: () => string;
  /** Where the webhook's routes are, without a slash at the end. */
  readonly webhookBaseUrl: string;
}
