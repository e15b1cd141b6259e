import { prefixes } from '../domain/ids.ts';
import { outcomes, type ActivityLine, type Outcome } from '../domain/lines/activity.ts';
import type { RecordKind } from './keys.ts';

/**
 * Payments that were recorded, and what was appended to them: while a reward in it may still be moved on, and after that. What
 * was recorded by hand is listed apart, since no event told it: it has no line, and breaks no silence.
 */
export type Recorded = 'open' | 'settled' | 'open by hand' | 'settled by hand';
type LineListing = `line ${ActivityLine['outcome']}`;

/**
 * What is listed together, so that what is asked for is found without what is not:
 * - `open`, `settled`, and the same by hand: together they are the transactions, and hold all rewards
 * - `unmatched`: payments in the inbox; `dismissed`: those that an admin does not want to see there
 * - `line …`: every other activity line, by its outcome
 */
export type Listing = RecordKind | Recorded | 'unmatched' | 'dismissed' | LineListing;

/** What was recorded of events; of all; and where rewards are that may still be moved on. */
export const ofEvents: readonly Recorded[] = ['open', 'settled'];
export const recorded: readonly Recorded[] = [...ofEvents, 'open by hand', 'settled by hand'];
export const open: readonly Recorded[] = ['open', 'open by hand'];
export const lineListing = ({ outcome }: Pick<ActivityLine, 'outcome'>): LineListing => `line ${outcome}`;
/** Where the lines of an outcome are whose payment, if they are about one, is not recorded; but those that are dismissed. */
export const unrecorded = (outcome: Outcome): readonly Listing[] =>
  outcome === 'unmatched' ? [outcome, lineListing({ outcome })] : [lineListing({ outcome })];
/** All that has an activity line. */
export const activity: readonly Listing[] = [
  ...ofEvents,
  'unmatched',
  'dismissed',
  ...outcomes.map((outcome) => lineListing({ outcome })),
];

/** Whether a listing is of payments alone: their lines are those of events that brought one. */
export const isOfPayments = (listing: Listing): boolean => !listing.startsWith('line ');

/** Where the lines of an outcome are. */
export function listingsOf(outcome: Outcome): readonly Listing[] {
  if (outcome === 'processed') return [...ofEvents, ...unrecorded(outcome)];
  return outcome === 'unmatched' ? [...unrecorded(outcome), 'dismissed'] : unrecorded(outcome);
}

/** How index keys name what they list: shortly, since every entry of an index pays for its bytes. */
export const listingNames = {
  ...prefixes,
  open: 'txo',
  settled: 'txs',
  'open by hand': 'hno',
  'settled by hand': 'hns',
  unmatched: 'unm',
  dismissed: 'dsm',
  line: 'lin',
  activity: 'act',
  domain: 'dom',
  name: 'nam',
} as const;

export function nameOf(listing: Listing): string {
  const names: Readonly<Record<string, string>> = listingNames;
  return names[listing] ?? listing.replace('line ', `${listingNames.line}-`);
}

/**
 * A listing is spread over so many index keys, that of an account as that of a partner: one key takes 1,000 write units a
 * second, and each costs a Query where all of them are read. What a payment of a customer writes, and what may be imported,
 * has four; of other lines a webhook key lets 200 a second in, so two or one will do.
 */
const shards: Readonly<Partial<Record<Listing, number>>> = {
  lead: 4,
  deal: 4,
  customer: 4,
  open: 4,
  settled: 4,
  unmatched: 2,
  dismissed: 2,
  'line processed': 2,
  'line ignored': 2,
};
const countOf = (listing: Listing): number => shards[listing] ?? 1;

export const shardOf = (listing: Listing, ulid: string): string =>
  String(ulid.charCodeAt(ulid.length - 1) % countOf(listing));
export const shardsOf = (listing: Listing): string[] =>
  Array.from({ length: countOf(listing) }, (_, shard) => String(shard));
