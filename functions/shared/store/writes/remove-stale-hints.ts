import type { Change } from '../../domain/change.ts';
import type { Account } from '../account.ts';
import { commitWrites, type Refused } from './commit-writes.ts';
import { keysOf, type Key } from '../keys.ts';
import type { Table } from '../table.ts';
import { keyOf } from './write.ts';

/** The record that a change is decided on through a hint beside the email, and where its hints are. */
function hinted(
  account: Account,
  change: Change,
): { record: Key; version: number; hints: Key[] } | undefined {
  const keys = keysOf(account);
  if (change.kind === 'convert_lead') {
    const { leadId, version, email } = change.lead;
    return { record: keys.record('lead', leadId), version, hints: [keys.openLead(email, leadId)] };
  }
  if (change.kind === 'take_deal') {
    const { dealId, version, emails } = change.deal;
    const hints = emails.map((email) => keys.freeDeal(email, dealId));
    return { record: keys.record('deal', dealId), version, hints };
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
    for (const key of stale.hints) {
      await commitWrites(table, [
        { kind: 'delete', key, condition: { kind: 'version', version: stale.version } },
      ]);
    }
  }
}
