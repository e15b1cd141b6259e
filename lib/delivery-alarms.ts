import { alarmFor, type Alarms } from './alarm-for.ts';
import { delivery } from '../functions/shared/deployment/delivery.ts';
import type { ServiceMetrics } from './service-metrics.ts';
import type { Stage } from './stage-config.ts';

/** Periods of five minutes, one more than the longest delay has: an alarm does not end between two receives of one message. */
const untilItComesAgain = { periods: delivery.longestDelaySeconds / 300 + 1, breaching: 1 };

/** What was accepted and does not end. */
export const deliveryAlarms = (metrics: ServiceMetrics, { workerConcurrency }: Stage): Alarms => ({
  DeadLetters: {
    metric: metrics.deadLetters,
    threshold: 1,
    errorImpact: 'An event was given up, and its payment may be unrecorded: a partner may not be paid.',
    runbook: 'dead-letters',
  },
  OldestEvent: {
    metric: metrics.oldest,
    threshold: 300,
    periods: 3,
    errorImpact: 'Payments arrive late in Kiflo: customers and rewards are missing that partners wait for.',
    runbook: 'oldest-event',
  },
  ...alarmFor('MessagesGoBack', metrics.putBack, (cause) => ({
    // Received for the fifth time: within 75 seconds, where it goes on failing.
    threshold: 5,
    ...untilItComesAgain,
    errorImpact: `Events cannot be written (${cause}): customers and rewards are missing that partners wait for.`,
    runbook: 'messages-go-back',
  })),
  EventsInFlight: {
    metric: metrics.inFlight,
    // Twice what all workers have in hand at a time: the rest went back, or its workers die.
    threshold: 2 * workerConcurrency * delivery.batchSize,
    periods: 5,
    errorImpact: 'Many events come back again and again: payments arrive late in Kiflo, or not at all.',
    runbook: 'events-in-flight',
  },
  UnreadableMessages: {
    metric: metrics.unreadable,
    threshold: 1,
    ...untilItComesAgain,
    errorImpact: 'An event cannot be read by the version that is deployed: its payment is not recorded.',
    runbook: 'unreadable-messages',
  },
  JobDeadLetters: {
    metric: metrics.jobDeadLetters,
    threshold: 1,
    errorImpact: 'A job was given up: what an admin asked for is done in part, and stands still.',
    runbook: 'job-dead-letters',
  },
  OldestJob: {
    metric: metrics.oldestJob,
    threshold: 900,
    periods: 3,
    errorImpact: 'Steps of jobs are not done: what an admin asked for stands still.',
    runbook: 'oldest-job',
  },
  ...alarmFor('JobsGoBack', metrics.jobsPutBack, (cause) => ({
    threshold: 5,
    ...untilItComesAgain,
    errorImpact: `Steps of jobs cannot be done (${cause}): what an admin asked for stands still.`,
    runbook: 'jobs-go-back',
  })),
  ...alarmFor('UnreadableItems', metrics.unreadableItems, (name) => ({
    threshold: 1,
    errorImpact: `What another version wrote cannot be read by ${name}: admins miss records, or the money in them.`,
    runbook: 'unreadable-items',
  })),
  FailedEvents: {
    metric: metrics.failed,
    threshold: 1,
    errorImpact: 'A payment was kept as failed: no transaction, no reward, until somebody mends the cause.',
    runbook: 'failed-events',
  },
});
