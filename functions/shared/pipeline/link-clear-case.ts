import { keptEvent } from '../domain/payment/kept-event.ts';
import { isDecided } from '../domain/payment/payment.ts';
import { asClearCase, type ClearCase } from '../job/clear-cases.ts';
import type { Account } from '../store/account.ts';
import { candidatesOf } from '../store/reads/list-unmatched.ts';
import type { Table } from '../store/table.ts';
import type { Deps } from './deps.ts';
import { linking } from './asked-families.ts';
import { processEvent } from './process-event.ts';

/** A payment to link, and to whom. */
export interface CaseToLink {
  readonly paymentId: string;
  readonly to: ClearCase['to'];
}

/**
 * Links a payment of the inbox to whom it was a clear case of, if it is that still. It may be called again at any point.
 * @param by who asked for it
 * @returns whether it is recorded by a link now: then what else waits of its payer follows
 * @throws what trying again later may mend
 */
export async function linkClearCase(
  { table, ...deps }: Deps & { readonly table: Table },
  account: Account,
  { paymentId, to }: CaseToLink,
  by: string,
): Promise<boolean> {
  const payment = await deps.store.payment(account, paymentId);
  if (!isDecided(payment)) return false;
  if (payment.state === 'recorded') return payment.line.steps.some(({ code }) => code === 'linked');
  const event = keptEvent(payment, payment.line);
  const now = asClearCase(await candidatesOf(table, account)(payment));
  if (event === undefined || now?.to.kind !== to.kind || now.to.id !== to.id) return false;
  return typeof (await processEvent(deps, account, event, linking(to, by))) === 'string';
}
