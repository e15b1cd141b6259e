import * as z from 'zod/mini';
import { queuedEvent } from '../chargebee/queued-event.ts';
import type { ChargebeeEvent } from '../domain/event.ts';
import { keptEvent } from '../domain/payment/kept-event.ts';
import { toldSuccess } from '../domain/payment/why-not-acted-on.ts';
import type { Account } from '../store/account.ts';
import type { FoundLine } from '../store/items/found-line.ts';
import { readKnownPaymentAt } from '../store/reads/read-known-payment-at.ts';
import type { Table } from '../store/table.ts';

const kept = z.object({ kept: z.string() });

/**
 * What was kept of an event that was not recorded, by its line: beside the line where it failed, and with its payment where
 * that was ignored, is unmatched, or failed.
 * @returns undefined where nothing is to be decided again: it was recorded or rejected, or what it said is gone
 */
export async function findKeptEvent(
  table: Table,
  account: Account,
  { line, item }: FoundLine,
): Promise<ChargebeeEvent | undefined> {
  const { data: beside } = kept.safeParse(item);
  if (beside) return queuedEvent.parse(JSON.parse(beside.kept));
  const { chargebeeTransactionId: id } = line;
  if (!toldSuccess(line) || id === undefined) return undefined;
  const payment = await readKnownPaymentAt(table, account, id);
  if (payment === undefined || payment.state === 'pending' || payment.state === 'recorded') return undefined;
  return keptEvent(payment, line);
}
