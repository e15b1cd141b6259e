import { delivery } from '../functions/shared/deployment/delivery.ts';
import type { QueueSettings } from './queue/queue-settings.ts';

const retentionSeconds = delivery.retentionDays * 24 * 3600;

/** The time of a function for one batch. */
export const functionTimeoutSeconds = 8;

const common = { visibilityTimeoutSeconds: functionTimeoutSeconds + 2, retentionSeconds };
const { maxReceives: maxReceiveCount } = delivery;

/**
 * The queues of events and of jobs with their dead-letter queues, set as the deployed ones are but for their visibility timeout:
 * what a killed stack had in hand shall come back while somebody is still looking.
 */
export const queues = {
  events: { ...common, redrive: { deadLetterQueue: 'events-dead', maxReceiveCount } },
  'events-dead': { retentionSeconds },
  jobs: { ...common, redrive: { deadLetterQueue: 'jobs-dead', maxReceiveCount } },
  'jobs-dead': { retentionSeconds },
} as const satisfies Record<string, QueueSettings>;
