import type { QueueSettings } from './queue-settings.ts';
import type { Queue } from './queue.ts';

const defaults = { visibilityTimeoutSeconds: 30, retentionSeconds: 345_600, delaySeconds: 0 };

/** The queues by name. Throws on a dead-letter queue that is not one of them. */
export function resolveQueues(settings: Readonly<Record<string, QueueSettings>>): ReadonlyMap<string, Queue> {
  const queues = new Map(
    Object.entries(settings).map(([name, given]) => [name, { ...defaults, ...given, name }] as const),
  );
  for (const { name, redrive } of queues.values()) {
    if (redrive !== undefined && !queues.has(redrive.deadLetterQueue)) {
      throw new Error(
        `Queue ${name} names a dead-letter queue that does not exist: ${redrive.deadLetterQueue}`,
      );
    }
  }
  return queues;
}
