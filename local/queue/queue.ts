import type { QueueSettings } from './queue-settings.ts';

/** A queue with all of its settings decided. */
export type Queue = Required<Omit<QueueSettings, 'redrive'>> &
  Pick<QueueSettings, 'redrive'> & { readonly name: string };
