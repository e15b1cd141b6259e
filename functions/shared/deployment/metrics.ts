interface Metric {
  /** What tells its parts apart: few values, each of which is paid for by the month, and no personal data. */
  readonly by?: Dimension;
  readonly unit?: 'Milliseconds';
}

export type Dimension = 'reason' | 'outcome' | 'cause' | 'currency' | 'status';

const all = {
  /** Webhooks that were queued. */
  EventAccepted: {},
  /** Webhooks of a type that nothing acts on. */
  EventIgnored: {},
  /** Webhooks that were refused, by the code of the answer. */
  EventRefused: { by: 'reason' },
  /** Events that ended in a line of the activity. */
  EventDone: { by: 'outcome' },
  /** From receipt to that end. */
  EventAge: { unit: 'Milliseconds' },
  /** Further copies of an event that was done before. */
  EventCopied: {},
  /** How often a message that goes back to the queue was received so far; how many go back is the number of its samples. */
  MessagePutBack: { by: 'cause' },
  /** Commits that had to be decided again. */
  RaceLost: {},
  /** Messages that this release cannot read, each time they are received. */
  MessageUnreadable: {},
  /** Items that this release cannot read, each time they are met. */
  ItemUnreadable: {},
  /** Accounts that usually have payments and have had none for too long, at each check. */
  AccountsSilent: {},
  /** Items that steps of jobs did. */
  JobItemsDone: {},
  /** Jobs that ended. */
  JobEnded: { by: 'outcome' },
  /** Minor units that partners were given, less what was taken back. */
  RewardSum: { by: 'currency' },
  /** Requests that API Gateway turned away by itself: counted in its access log. */
  RequestTurnedAway: { by: 'status' },
} as const satisfies Readonly<Record<string, Metric>>;

export type MetricName = keyof typeof all;

/** Every metric of the service, each with the name of its function as a dimension besides, but for `RequestTurnedAway`. */
export const metrics: Readonly<Record<MetricName, Metric>> = all;
