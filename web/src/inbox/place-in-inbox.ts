import type { Schemas } from '../api/schemas.ts';

type Line = Pick<Schemas['ActivityLine'], 'outcome' | 'chargebeeTransactionId' | 'email' | 'steps'>;

const moves: readonly string[] = ['dismissed', 'customer_dismissed', 'restored', 'unlinked'];

/** Where the payment of an unmatched event is shown in the inbox; undefined for what does not wait there. */
export function placeInInbox({ outcome, chargebeeTransactionId, email, steps }: Line): string | undefined {
  if (outcome !== 'unmatched' || chargebeeTransactionId === null) return undefined;
  const move = steps.findLast(({ code }) => moves.includes(code))?.code ?? 'restored';
  const query = new URLSearchParams({
    show: move === 'restored' || move === 'unlinked' ? 'all' : 'dismissed',
    ...(email !== null && { email }),
    payment: chargebeeTransactionId,
  });
  return `/integrations/chargebee/inbox?${query.toString()}`;
}
