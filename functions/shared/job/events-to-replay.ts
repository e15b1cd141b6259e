import type { ActivityLine } from '../domain/lines/activity.ts';
import type { Account } from '../store/account.ts';
import { foundLine } from '../store/items/found-line.ts';
import { isPayment, keysOf, lastPartOf } from '../store/keys.ts';
import { unrecorded } from '../store/listing.ts';
import { oldestEntries } from '../store/reads/oldest-entries.ts';
import { readItems } from '../store/reads/read-items.ts';
import type { UlidRange } from '../store/reads/ulid-range.ts';
import type { Table } from '../store/table.ts';
import type { ReplayAsked } from './replay-asked.ts';

/** An event, and the payment whose item holds its line, if it brought one. */
export interface EventToReplay {
  readonly eventId: string;
  readonly paymentId?: string;
}

/** The index keys under which the events stand. */
export const listKeysOf = (account: Account, { outcomes }: Pick<ReplayAsked, 'outcomes'>): string[] =>
  outcomes.flatMap(unrecorded).flatMap((listing) => keysOf(account).lists(listing));

const isAskedFor = ({ outcomes, codes, eventTypes, email }: ReplayAsked, line: ActivityLine): boolean =>
  outcomes.some((outcome) => outcome === line.outcome) &&
  (codes === undefined || line.steps.some(({ code }) => codes.includes(code))) &&
  (eventTypes === undefined || eventTypes.includes(line.eventType ?? '')) &&
  (email === undefined || line.email === email);

/** Whether the lines have to be read to say which events are asked for. */
export const asksOfLines = ({ codes, eventTypes, email }: ReplayAsked): boolean =>
  codes !== undefined || eventTypes !== undefined || email !== undefined;

/** What is kept to decide an event again: with the payment that it brought, or beside its line where it failed. */
export const isKept = (outcome: string, sk: unknown): boolean => isPayment(sk) || outcome === 'failed';

/**
 * Those that are asked for among the oldest `count` entries of a range, oldest first.
 * @returns `after`: the ULID that the rest comes after; undefined where there is no rest
 */
export async function eventsToReplay(
  table: Table,
  account: Account,
  asked: ReplayAsked,
  range: UlidRange,
  count: number,
): Promise<{ readonly events: readonly EventToReplay[]; readonly after: string | undefined }> {
  const entries = await oldestEntries(table, listKeysOf(account, asked), range, count);
  const found = foundLine(table);
  const events = (await readItems(table, entries)).flatMap((item): EventToReplay[] => {
    const line = found(item)?.line;
    if (line === undefined || !isKept(line.outcome, item['sk']) || !isAskedFor(asked, line)) return [];
    const { eventId } = line;
    return [isPayment(item['sk']) ? { eventId, paymentId: lastPartOf(String(item['pk'])) } : { eventId }];
  });
  return { events, after: entries.at(-1)?.ulid };
}
