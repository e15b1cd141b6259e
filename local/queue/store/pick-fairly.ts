/** A message that may be received now. */
export interface ReadyMessage {
  readonly seq: number;
  readonly visibleAt: number;
  readonly receiveCount: number;
}

/** One tenant: how many of its messages are in flight, and those that wait, longest wait first. */
export interface Lane {
  readonly inFlight: number;
  readonly waiting: readonly ReadyMessage[];
}

/**
 * The next `max` messages: each one goes to the tenant with the fewest in flight, those just picked included;
 * among equals to the longest wait. So a tenant's first message never stands behind another's backlog.
 */
export function pickFairly(lanes: readonly Lane[], max: number): ReadyMessage[] {
  return lanes
    .flatMap(({ inFlight, waiting }) =>
      waiting.map((message, ahead) => ({ message, load: inFlight + ahead })),
    )
    .sort(
      (a, b) => a.load - b.load || a.message.visibleAt - b.message.visibleAt || a.message.seq - b.message.seq,
    )
    .slice(0, max)
    .map(({ message }) => message);
}
