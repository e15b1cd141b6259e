/** What an admin says of a payment that no event tells of. */
export interface ByHand {
  readonly name: string;
  /** Who recorded it, as the token names them. */
  readonly by: string;
}

/** No id of Chargebee's has a control character in it (`fields.ts`), so none of them is ever one of these. */
const mark = 'by-hand\u0001';

/** The id of a payment by hand, where one of Chargebee has that of its transaction: so each external id is taken once. */
export const paymentIdByHand = (externalId: string): string => mark + externalId;

/** What the id of a payment by hand was made of; undefined for an id of Chargebee's. */
export const externalIdOf = (paymentId: string): string | undefined =>
  paymentId.startsWith(mark) ? paymentId.slice(mark.length) : undefined;

/** Whether a payment of this id was recorded by hand, and not told by an event. */
export const isByHand = (paymentId: string): boolean => externalIdOf(paymentId) !== undefined;
