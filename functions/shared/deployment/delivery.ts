import { functions } from './functions.ts';

/**
 * How messages reach the functions that do what they ask for: events the worker, and jobs their own. The numbers that the queues,
 * these functions and their alarms share.
 */
export const delivery = {
  /** Events in one invocation of the worker. */
  batchSize: 10,
  /** Steps of jobs that are done at a time, whatever the account: they come after the payments. */
  jobConcurrency: 2,
  /** What AWS advises for an event source: a throttled invocation is tried again within it, not beside itself. */
  visibilitySeconds: 6 * functions.worker.timeoutSeconds,
  /** The first and the longest delay that the worker gives to an event it could not commit. */
  firstDelaySeconds: 5,
  longestDelaySeconds: 15 * 60,
  /**
   * Receives before an event counts as dead. While DynamoDB throttles, an event is received again after the
   * worker's delay, which doubles up to 15 minutes: at most 15 times in an hour. Where the worker dies before it
   * can set a delay, the visibility timeout stands: 20 times in an hour. What is left after such an hour has to be
   * enough for a table that goes on failing, now and then, one of the ten requests of an event: 50 were once too
   * few for that (docs/reliability.md). With the worker's delays 100 last for more than eleven hours. A poisonous
   * event does not wait for them: the worker ends it with a line in the activity.
   */
  maxReceives: 100,
  /**
   * The most that SQS offers, for both queues: the age of an event goes on counting in the dead-letter queue,
   * so one that waited long in the first queue would be gone at once from a shorter second one.
   */
  retentionDays: 14,
} as const;
