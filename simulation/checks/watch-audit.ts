import type { ActivityLine } from '../../functions/shared/domain/lines/activity.ts';
import type { Item } from '../table/item.ts';
import type { Written } from '../table/writes.ts';
import { wholeItem } from './account-items.ts';

const known = [
  'event_replayed',
  'payment_linked',
  'payment_dismissed',
  'payment_restored',
  'reward_corrected',
  'payment_unlinked',
  'transaction_reassigned',
  'chargebee_customer_unlinked',
] as const;
type Deed = (typeof known)[number];

/** What admins ask for leaves its step; the last one is of who wrote last. */
const asked: ReadonlySet<string> = new Set([
  'replayed',
  'linked',
  'dismissed',
  'restored',
  'decided_again',
  'unlinked',
]);
const lastAsked = ({ steps }: ActivityLine): string | undefined =>
  steps.findLast(({ code }) => asked.has(code))?.code;

/** The line of an item, whether it is a payment's or stands alone. */
const lineOf = (item: Item | undefined): ActivityLine | undefined =>
  (item?.['sk'] === 'payment' ? item['line'] : item) as ActivityLine | undefined;

const isDismissed = (item: Item | undefined): boolean => item?.['dismissed'] === true;

/** What an admin did by a change of one item. */
function deedsOf({ key, before: old, after: young }: Written): Deed[] {
  const whole = (item: Item | undefined) => (item && key.sk === 'payment' ? wholeItem(item) : item);
  const [before, after] = [whole(old), whole(young)];
  const wasMoved = isDismissed(before) !== isDismissed(after);
  const dismissal: Deed = isDismissed(after) ? 'payment_dismissed' : 'payment_restored';
  if (key.pk.includes('#chargebee-customer#')) {
    const isCarried = before?.['customer'] !== undefined || after?.['customer'] !== undefined;
    const formers = (item: Item | undefined) => ((item?.['former'] ?? []) as unknown[]).length;
    const had = (item: Item | undefined) => JSON.stringify(item?.['unlinked'] ?? []);
    // Whoever was deleted at Chargebee is known as its former customer from then on.
    const isTaken = before?.['customer'] !== undefined && after?.['customer'] === undefined;
    const wasUnlinked =
      had(before) !== had(after) ||
      formers(after) < formers(before) ||
      (isTaken && formers(after) === formers(before));
    const unlinks: Deed[] = wasUnlinked ? ['chargebee_customer_unlinked'] : [];
    return wasMoved && after && !isCarried ? [...unlinks, dismissal] : unlinks;
  }
  if (key.sk === 'correction') return old ? [] : ['reward_corrected'];
  if (key.sk !== 'payment' && key.sk !== 'event') return [];
  const isUnlinked = before?.['state'] === 'recorded' && after?.['state'] === 'unmatched';
  if (isUnlinked) return ['payment_unlinked'];
  const isMoved = before?.['state'] === 'recorded' && before['partnerId'] !== after?.['partnerId'];
  if (key.sk === 'payment' && isMoved && after) return ['transaction_reassigned'];
  const stays = before?.['state'] === 'unmatched' && after?.['state'] === 'unmatched';
  const [was, is] = [lineOf(before), lineOf(after)];
  const isReplayed =
    is?.steps !== undefined && lastAsked(is) === 'replayed' && is.processedAt !== was?.processedAt;
  const deeds: Deed[] = wasMoved && stays ? [dismissal] : [];
  return isReplayed ? [...deeds, 'event_replayed'] : deeds;
}

/** Whether a payment was recorded by a link in this write, and its payer's id given to its customer. */
function isLinked(written: readonly Written[]): boolean {
  const isTied = written.some(
    ({ key, before, after }) =>
      key.pk.includes('#chargebee-customer#') &&
      before?.['customer'] === undefined &&
      after?.['customer'] !== undefined,
  );
  return isTied && written.some((one) => isRecordedByLink(one));
}

function isRecordedByLink({ key, before, after }: Written): boolean {
  const line = after && key.sk === 'payment' ? lineOf(wholeItem(after)) : undefined;
  const isNew = after?.['state'] === 'recorded' && before?.['state'] !== 'recorded';
  return line !== undefined && isNew && lastAsked(line) === 'linked';
}

/** Each thing that an admin did has its entry in the audit log in the same write, and no entry is there without it. */
export function watchAudit(written: readonly Written[]): string[] {
  const entries = written.flatMap(({ key, after }) => (key.sk === 'audit' && after ? [after] : []));
  const deeds = new Set(written.flatMap(deedsOf));
  if (isLinked(written)) deeds.add('payment_linked');
  const missing = [...deeds].filter((deed) => entries.filter(({ action }) => action === deed).length !== 1);
  // Of a link to whoever carries the id already, nothing but the payment changes.
  if (written.some(isRecordedByLink)) deeds.add('payment_linked');
  const others = written.filter(({ key }) => key.sk !== 'audit');
  const isDone = (action: unknown): boolean =>
    known.some((one) => one === action) ? deeds.has(action as Deed) : others.length > 0;
  const idle = entries.filter(({ action }) => !isDone(action));
  return [
    ...missing.map((deed) => `${written[0]?.key.pk ?? ''}: ${deed}, which the audit log does not say once`),
    ...idle.map(({ pk, action }) => `${String(pk)}: says ${String(action)}, and nothing was done`),
  ];
}
