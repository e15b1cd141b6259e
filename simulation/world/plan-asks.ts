import type { Maker } from './plan-payment.ts';
import type { Ask, PlannedEvent, PlannedPayment } from './plan.ts';

const hour = 3_600_000;

/**
 * What an admin asks for while events still come, or a while after them: some of it is refused.
 * @param mayLink whether payments may be given to somebody: then the order of the events is not all that decides
 */
export function planAsks(
  { random, at }: Maker,
  payments: readonly PlannedPayment[],
  events: readonly PlannedEvent[],
  mayLink: boolean,
): Ask[] {
  const when = () => at() + random.pick([0, 0, 2_000, hour]);
  const replays = events.flatMap(({ id, told }): Ask[] => {
    const isPayment = told.kind === 'payment';
    if (id === '' || random.chance(isPayment ? 0.6 : 0.9)) return [];
    const about = isPayment && { paymentId: told.id };
    return Array.from({ length: 1 + random.below(2) }, () => ({
      kind: 'replay',
      at: when(),
      eventId: id,
      ...about,
    }));
  });
  const dismissals = payments.flatMap(({ id: paymentId }): Ask[] => {
    if (random.chance(0.8)) return [];
    const ofCustomer = random.chance(0.5);
    const dismissed: Ask = { kind: 'dismiss', at: when(), paymentId, ofCustomer };
    return random.chance(0.5) ? [dismissed] : [dismissed, { ...dismissed, kind: 'restore', at: when() }];
  });
  const links = payments.flatMap(({ id: paymentId }): Ask[] => {
    if (!mayLink || random.chance(0.5)) return [];
    const at = when();
    return Array.from({ length: 1 + random.below(2) }, () => ({
      kind: 'link',
      at,
      paymentId,
      to: random.pick(['customer', 'customer', 'lead', 'deal', 'create']),
      which: random.below(1_000),
    }));
  });
  return [...replays, ...dismissals, ...links];
}
