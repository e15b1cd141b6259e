/**
 * Why the webhook refuses what it is sent: the codes of its answers. Each has an alarm, but for a method that no webhook takes,
 * which is nobody's event.
 */
export const refusalReasons = [
  'too_many_requests',
  'invalid_credentials',
  'unknown_webhook',
  'invalid_json',
  'payload_too_large',
  'invalid_event',
  'unsupported_api_version',
  'queue_unavailable',
] as const;
export type RefusalReason = (typeof refusalReasons)[number];

/** How events end, in the order of the dashboard. */
export const doneOutcomes = ['processed', 'ignored', 'unmatched', 'waiting', 'rejected', 'failed'] as const;

/** How jobs end by themselves. */
export const jobEnds = ['done', 'failed'] as const;

/**
 * Why a message goes back to the queue:
 * - `race_lost`: others wrote to the same records, again and again
 * - `unavailable`: the table throttles or is down, cannot be reached, or takes longer than the worker has
 * - `unreadable`: this release cannot read the message, or an item that it needs
 * - `fault`: anything else, such as a permission that is missing, or an event that could not even be kept as failed
 */
export const putBackCauses = ['race_lost', 'unavailable', 'unreadable', 'fault'] as const;
export type PutBackCause = (typeof putBackCauses)[number];

/** Larger than AWS takes, and more than the throttle of the stage or of a route lets in: no function sees these. */
export const turnedAwayStatuses = ['413', '429'] as const;
