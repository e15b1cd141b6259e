import { keptEvent } from '../domain/payment/kept-event.ts';
import type { Payment } from '../domain/payment/payment.ts';
import type { Account } from '../store/account.ts';
import type { Deps } from './deps.ts';
import { replaying } from './asked-families.ts';
import { processEvent } from './process-event.ts';

/**
 * Records a payment of the inbox whose Chargebee customer was linked, whatever the options. It may be called again at any point.
 * @param by who linked it
 * @throws what trying again later may mend
 */
export async function recordLinked(
  deps: Deps,
  account: Account,
  payment: Payment,
  by: string,
): Promise<void> {
  const event = keptEvent(payment, payment.line);
  if (event === undefined) return;
  await processEvent(deps, account, event, replaying(event.type, { kind: 'link', by }));
}
