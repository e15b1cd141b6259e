import type { Model } from '../model/model.ts';

/** What every new event has: an id of its own, and that it comes now. @param late milliseconds since it happened */
export const newHead = ({ sent, now }: Model, late = 0) => ({
  id: `ev_${String(sent.length + 1).padStart(3, '0')}`,
  occurredAt: now - late,
  receivedAt: now,
});
