import type { Payment } from '../../functions/shared/domain/payment/payment.ts';
import type { Item } from '../table/item.ts';
import type { AccountPlan } from '../world/plan.ts';
import type { AccountItems } from './account-items.ts';

/** The listing in an index key. */
const listingIn = (key: unknown): string | undefined => String(key).split('#')[1];

function listingOf({ state, line, rewards, dismissed, byHand }: Payment): string {
  if (state === 'unmatched') return dismissed ? 'dsm' : 'unm';
  if (state !== 'recorded') return `lin-${line.outcome}`;
  const waits = rewards.some(
    ({ givenBy, status }) => givenBy === undefined && status !== 'paid' && status !== 'cancelled',
  );
  if (byHand) return waits ? 'hno' : 'hns';
  return waits ? 'txo' : 'txs';
}

/** Whether an entry has nothing that is still to be paid. */
const isPaid = (
  { rewards, paidReversals = [] }: Payment,
  { ulid, rewards: changed }: AccountItems['entries'][number],
): boolean =>
  changed.every(({ place }) =>
    rewards[place]?.givenBy === ulid
      ? rewards[place].status === 'paid'
      : paidReversals.includes(`${ulid}-${place}`),
  );

/** Everything is listed where a list looks for it: lines by their outcome, what was recorded by whether a reward waits. */
export function checkListings(_: AccountPlan, { payments, lines, entries }: AccountItems): string[] {
  const wrong = (name: string, item: Item, listing: string): string[] =>
    [item['listKey'], item['ownerKey'] ?? item['listKey']]
      .map(listingIn)
      .filter((found) => found !== listing)
      .map((found) => `${name}: is listed as ${String(found)}, and it is ${listing}`);
  return [
    ...[...payments].flatMap(([id, item]) =>
      item['state'] === 'pending' ? [] : wrong(id, item, listingOf(item as unknown as Payment)),
    ),
    ...lines.flatMap(({ listKey, outcome, eventId }) =>
      wrong(String(eventId), { listKey }, `lin-${String(outcome)}`),
    ),
    ...entries.flatMap((entry) => {
      const payment = payments.get(entry.under) as unknown as Payment;
      const [settled, open] = payment.byHand ? ['hns', 'hno'] : ['txs', 'txo'];
      return wrong(entry.ulid, { ...entry.keys }, isPaid(payment, entry) ? settled : open);
    }),
  ];
}
