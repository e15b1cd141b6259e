import type { Model } from '../model/model.ts';

/** What every new event has: an id of its own, and that it happens now. */
export const newHead = ({ sent, now }: Model) => ({
  id: `ev_${String(sent.length + 1).padStart(3, '0')}`,
  occurredAt: now,
  receivedAt: now,
});
