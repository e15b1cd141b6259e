/** As many as one atomic write takes beside the customer itself, with room for what else a payment writes. */
export const maxChargebeeIds = 50;

/**
 * A customer's Chargebee ids after the property `chargebee_customer_id` was set: an id comes to the front, and takes
 * nothing away; null takes the first one away; undefined leaves them as they are.
 */
export function chargebeeIdsWith(
  ids: readonly string[],
  property: string | null | undefined,
): readonly string[] {
  if (property === undefined) return ids;
  if (property === null) return ids.slice(1);
  return [property, ...ids.filter((id) => id !== property)];
}
