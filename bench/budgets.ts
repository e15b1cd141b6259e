/** The most that an event may cost. */
export interface Budget {
  /** Requests to the table. */
  readonly requests: number;
  readonly readUnits: number;
  readonly writeUnits: number;
  readonly queueRequests: number;
  /** Bytes of the message. */
  readonly queuedBytes: number;
}

const budget = (
  requests: number,
  readUnits: number,
  writeUnits: number,
  queueRequests: number,
  queuedBytes: number,
): Budget => ({ requests, readUnits, writeUnits, queueRequests, queuedBytes });

/**
 * What each kind of event that `npm run bench` measures costs today, and so the most that it may cost: whatever makes one
 * dearer says so here, and in docs/figures.md. In turn: requests to the table, read units, write units, requests to the
 * queue, bytes of the message.
 */
export const budgets = {
  'payment that converts a lead': budget(3, 2, 16, 3, 603),
  'repeat payment of a known customer': budget(2, 1, 5, 3, 603),
  'ten repeat payments in one batch': budget(11, 10, 50, 12, 6050),
  'repeat payment under a limited rule': budget(3, 2, 8, 3, 603),
  copy: budget(2, 1, 1, 3, 603),
  refund: budget(3, 2, 12, 3, 451),
  'copy of a refund': budget(3, 2, 1, 3, 451),
  'refund before its payment': budget(3, 2, 11, 3, 451),
  'payment that a refund waits for': budget(4, 2, 20, 3, 603),
  'event of another type (ignored)': budget(0, 0, 0, 0, 0),
  'payment with 3 deals': budget(3, 2, 17, 3, 603),
  'payment of nobody (unmatched)': budget(4, 3, 5, 3, 606),
  'event while off': budget(1, 0, 4, 3, 603),
} satisfies Readonly<Record<string, Budget>>;

/** A kind of event that is measured. */
export type MeasuredEvent = keyof typeof budgets;

/**
 * The most that a function may load: its size, which is the same on every machine, and the CPU time of its import beside
 * that of the bare DynamoDB client, which a busy machine changes by a tenth. To be reached: 1.25 and 1.35.
 */
export const bundleBudgets: Readonly<
  Record<'webhook' | 'worker', { readonly kilobytes: number; readonly besideBare: number }>
> = {
  webhook: { kilobytes: 293, besideBare: 1.5 },
  worker: { kilobytes: 358, besideBare: 1.55 },
};
