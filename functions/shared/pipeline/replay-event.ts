import type { Account } from '../store/account.ts';
import { findLine } from '../store/reads/find-line.ts';
import type { Table } from '../store/table.ts';
import type { Deps } from './deps.ts';
import { findKeptEvent } from './find-kept-event.ts';
import { processMessage } from './process-message.ts';

/**
 * Decides an event again from what was kept of it, with the settings of now. It may be called again at any point.
 * @param by who asked for it
 * @throws what trying again later may mend
 */
export async function replayEvent(
  { table, ...deps }: Deps & { readonly table: Table },
  account: Account,
  eventId: string,
  by: string,
): Promise<'replayed' | 'nothing_to_replay'> {
  const found = await findLine(table, account, eventId);
  const event = found && (await findKeptEvent(table, account, found));
  if (event === undefined) return 'nothing_to_replay';
  await processMessage(deps, account, { v: 1, account, kind: 'replay', event, by });
  return 'replayed';
}
