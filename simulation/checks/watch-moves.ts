import type { Payment, Reward } from '../../functions/shared/domain/payment/payment.ts';
import type { ActivityLine } from '../../functions/shared/domain/lines/activity.ts';
import { mayBecome, unlinkMoves } from '../../functions/shared/domain/payment/payment-moves.ts';
import { rewardMoves } from '../../functions/shared/domain/rewards/reward-moves.ts';
import { wholeItem } from './account-items.ts';
import type { Item } from '../table/item.ts';
import type { Written } from '../table/writes.ts';

const stateOf = (item: Item | undefined) =>
  (item?.['state'] ?? 'never_seen') as Payment['state'] | 'never_seen';
const rewardsOf = (item: Item | undefined): readonly Reward[] =>
  item === undefined ? [] : ((wholeItem(item) as unknown as Partial<Payment>).rewards ?? []);

function whyNotMoved(before: Reward | undefined, after: Reward, now: number): string | undefined {
  if (before?.status === after.status) return undefined;
  const { status } = after;
  if (before === undefined) return status === 'pending' ? undefined : `begins as ${status}`;
  const isDrawn = Object.entries(rewardMoves).some(
    ([to, priors]) => to === status && priors.some((from) => from === before.status),
  );
  if (!isDrawn) return `${before.status} became ${status}`;
  return status === 'paid' && now < after.payableAt ? 'is paid before it is payable' : undefined;
}

/** What is paid stays recorded; of what goes back into the inbox nothing stays that was recorded. */
function unlinkedWrong(was: Item, is: Item): string[] {
  const { paidReversals = [] } = was as unknown as Payment;
  const isPaid = rewardsOf(was).some(({ status }) => status === 'paid') || paidReversals.length > 0;
  const left = (['customerId', 'partnerId', 'paidReversals', 'passedOver'] as const).filter(
    (name) => is[name] !== undefined,
  );
  return [
    ...(isPaid ? ['is unlinked, and something of it is paid'] : []),
    ...(was['ulid'] === is['ulid'] ? ['is unlinked under the id of its transaction'] : []),
    ...(is['rewards'] !== undefined && (is['rewards'] as unknown[]).length > 0
      ? ['is unlinked, and keeps rewards']
      : []),
    ...left.map((name) => `is unlinked, and keeps its ${name}`),
  ];
}

/** Whether its line says that this write gave it to whose it is now. */
function wasReassigned(was: Item | undefined, is: Item): boolean {
  const { steps } = is['line'] as ActivityLine;
  const last = steps.findLast(({ code }) => code === 'payment_reassigned');
  return (
    was?.['partnerId'] !== is['partnerId'] &&
    last !== undefined &&
    last.refs?.['partnerId'] === is['partnerId']
  );
}

/** What stays of a payment once it is recorded. */
const forGood = ['ulid', 'customerId', 'partnerId'] as const;

/**
 * Payments and their rewards move along the arrows that are drawn, nobody is paid too early, and whose a payment is stays so.
 * @param isAsked whether an admin asked that the payment of this address is decided again
 * @param isUnlinked whether an admin asked to unlink the Chargebee customer of this payment
 */
export function watchMoves(
  { key, before, after }: Written,
  now: number,
  isAsked: (pk: string) => boolean,
  isUnlinked: (payment: Item) => boolean,
): string[] {
  if (key.sk !== 'payment' || after === undefined) return [];
  const [from, to] = [stateOf(before), stateOf(after)];
  const had = rewardsOf(before);
  const [was, is] = [before && wholeItem(before), wholeItem(after)];
  const isBack = from === 'recorded' && to !== 'never_seen' && unlinkMoves[to].includes(from);
  if (isBack && was !== undefined && isUnlinked(was))
    return unlinkedWrong(was, is).map((problem) => `${key.pk}: ${problem}`);
  const stays = from === 'recorded' && wasReassigned(was, is) ? forGood.slice(0, 2) : forGood;
  const changed = from === 'recorded' ? stays.filter((name) => was?.[name] !== is[name]) : [];
  return [
    ...changed.map((name) => `its ${name} is another`),
    ...(from === to || (to !== 'never_seen' && mayBecome(from, to, isAsked(key.pk)))
      ? []
      : [`${from} became ${to}`]),
    ...rewardsOf(after).flatMap((reward, place) => {
      const why = whyNotMoved(had[place], reward, now);
      return why === undefined ? [] : [`the reward ${place} ${why}`];
    }),
  ].map((problem) => `${key.pk}: ${problem}`);
}
