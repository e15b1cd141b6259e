import type { Change } from '../../domain/change.ts';
import type { Account } from '../account.ts';
import { commitWrites, type Refused } from './commit-writes.ts';
import { keysOf, type Key } from '../keys.ts';
import type { Table } from '../table.ts';
import { usedHintWrite } from './used-hint-write.ts';
import { keyOf, type Write } from './write.ts';

/** The record that a change is decided on through its hints, and what takes these away as they were read. */
function hinted(account: Account, change: Change): { record: Key; removals: Write[] } | undefined {
  const keys = keysOf(account);
  if (change.kind === 'convert_lead') {
    const { leadId: id, version, email, beside } = change.lead;
    const removals = [usedHintWrite(account, { kind: 'lead', id, beside }, email, version)];
    return { record: keys.record('lead', id), removals };
  }
  if (change.kind === 'take_deal') {
    const { dealId: id, version, emails, beside } = change.deal;
    const removals = emails.map((email) =>
      usedHintWrite(account, { kind: 'deal', id, beside }, email, version),
    );
    return { record: keys.record('deal', id), removals };
  }
  return undefined;
}

/**
 * A hint beside an email that names a version its record does not have is of no use to anybody: every change of a
 * record writes its hints anew. It is deleted, so that it cannot stand in the way of payments for ever; a hint that was
 * written anew meanwhile has another version, and stays.
 */
export async function removeStaleHints(
  table: Table,
  account: Account,
  changes: readonly Change[],
  refused: readonly Refused[],
): Promise<void> {
  const refusedKeys = new Set(refused.map(({ write }) => keyOf(write).pk));
  for (const change of changes) {
    const stale = hinted(account, change);
    if (stale === undefined || !refusedKeys.has(stale.record.pk)) continue;
    for (const removal of stale.removals) await commitWrites(table, [removal]);
  }
}
