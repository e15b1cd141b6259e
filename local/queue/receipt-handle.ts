import { Buffer } from 'node:buffer';

/** What a receipt handle stands for: one receive of one message of one queue. */
export interface Receipt {
  readonly queue: string;
  readonly messageId: string;
  readonly receipt: string;
}

/** Receipt handles as clients see them: opaque, and different for each receive. */
export const receiptHandle = {
  write: ({ queue, messageId, receipt }: Receipt): string =>
    Buffer.from(`${queue}/${messageId}/${receipt}`).toString('base64url'),

  /** Undefined when the text was never a handle of this queue. */
  read: (handle: string, queue: string): Receipt | undefined => {
    const [owner, messageId, receipt, ...rest] = Buffer.from(handle, 'base64url').toString().split('/');
    if (owner !== queue || !messageId || !receipt || rest.length > 0) return undefined;
    return { queue, messageId, receipt };
  },
};
