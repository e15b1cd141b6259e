/** RFC 3339, UTC. */
export const time = (epochMs: number): string => new Date(epochMs).toISOString();
