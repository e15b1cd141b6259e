import { delivery } from '../functions/shared/deployment/delivery.ts';
import type { QueueSettings } from './queue/queue-settings.ts';

const retentionSeconds = delivery.retentionDays * 24 * 3600;

/** The worker's time for one batch. */
export const workerTimeoutSeconds = 8;

/**
 * The queue of the webhook and its dead-letter queue, set as the deployed ones are but for their visibility timeout:
 * what a killed stack had in hand shall come back while somebody is still looking.
 */
export const queues = {
  events: {
    visibilityTimeoutSeconds: workerTimeoutSeconds + 2,
    retentionSeconds,
    redrive: { deadLetterQueue: 'events-dead', maxReceiveCount: delivery.maxReceives },
  },
  'events-dead': { retentionSeconds },
} as const satisfies Record<string, QueueSettings>;
