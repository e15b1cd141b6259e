import type { Maker } from './plan-payment.ts';
import type { Partner } from '../../functions/shared/domain/rewards/partner.ts';
import type { Ask, PlannedEvent, PlannedPayment } from './plan.ts';

const hour = 3_600_000;

const day = 24 * hour;

/** What is recorded by hand: some of it by two at once, some of it voided, and corrections that are sent twice. */
function planByHand(
  { random, when, start }: Pick<Maker, 'random' | 'start'> & { readonly when: () => number },
  partners: readonly Partner[],
): Ask[] {
  const externalIds = ['INV-1', 'INV-2', 'INV-3'].slice(0, random.below(4));
  const payments = externalIds.flatMap((externalId): Ask[] => {
    const at = when();
    const pays = Array.from({ length: 1 + random.below(3) }, (): Ask => ({
      kind: 'pay_by_hand',
      at: random.chance(0.6) ? at : when(),
      externalId,
      which: random.below(1_000),
      amount: 5 + 10 * random.below(10_000),
      currency: random.chance(0.8) ? 'EUR' : 'JPY',
      date: start - random.below(100) * day,
    }));
    const voids = Array.from({ length: random.below(3) }, (): Ask => ({
      kind: 'void_by_hand',
      at: when(),
      externalId,
    }));
    return [...pays, ...voids];
  });
  const corrections = partners.flatMap(({ partnerId }, n): Ask[] => {
    if (random.chance(0.5)) return [];
    const at = when();
    const amount = random.below(2_000) - 1_000 || 1;
    const one: Ask = { kind: 'correct', at, partnerId, amount, reason: `Correction ${n}` };
    return random.chance(0.5) ? [one] : [one, one];
  });
  return [...payments, ...corrections];
}

/** Customers that go to another partner, or to none, most of them with their past; some of them to two at once. */
const planReassigns = (
  { random, when }: Pick<Maker, 'random'> & { readonly when: () => number },
  partners: readonly Partner[],
): Ask[] =>
  Array.from({ length: random.below(4) }, (): Ask[] => {
    const at = when() + random.pick([0, hour]);
    return Array.from({ length: 1 + random.below(2) }, () => ({
      kind: 'reassign',
      at,
      which: random.below(3),
      partnerId: random.chance(0.2) ? null : random.pick(partners).partnerId,
      unpaid: random.chance(0.8) ? 'move' : 'keep',
    }));
  }).flat();

/** Chargebee customers that are unlinked, some of them twice, and linked again. */
function planUnlinks(
  { random, when }: Pick<Maker, 'random'> & { readonly when: () => number },
  payments: readonly PlannedPayment[],
): Ask[] {
  const ids = [...new Set(payments.map(({ person }) => person.id))];
  return ids.flatMap((chargebeeCustomerId): Ask[] => {
    if (random.chance(0.6)) return [];
    const at = when() + random.pick([0, hour]);
    const unlink: Ask = { kind: 'unlink', at, chargebeeCustomerId };
    const own = payments.filter(({ person }) => person.id === chargebeeCustomerId);
    const links = own.slice(0, random.below(3)).map(({ id: paymentId }): Ask => ({
      kind: 'link',
      at: at + random.pick([0, 2_000, hour]),
      paymentId,
      to: random.pick(['customer', 'customer', 'create']),
      which: random.below(1_000),
    }));
    return random.chance(0.6)
      ? [unlink, ...links]
      : [unlink, ...links, { ...unlink, at: at + random.pick([0, 3 * hour]) }];
  });
}

/**
 * What an admin asks for while events still come, or a while after them: some of it is refused.
 * @param mayLink whether payments may be given to somebody: then the order of the events is not all that decides
 */
export function planAsks(
  { random, at, start }: Maker,
  payments: readonly PlannedPayment[],
  events: readonly PlannedEvent[],
  mayLink: boolean,
  partners: readonly Partner[],
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
  return [
    ...replays,
    ...dismissals,
    ...links,
    ...(mayLink ? planByHand({ random, when, start }, partners) : []),
    ...(mayLink ? planUnlinks({ random, when }, payments) : []),
    ...(mayLink ? planReassigns({ random, when }, partners) : []),
  ];
}
