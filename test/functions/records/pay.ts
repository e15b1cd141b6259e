import { monotonicFactory } from 'ulid';
import { paymentChanges } from '../../support/payment-changes.ts';
import type { PaymentEvent } from '../../../functions/shared/domain/event.ts';
import { accountSchema } from '../../../functions/shared/store/account.ts';
import { paymentStore } from '../../../functions/shared/store/payment-store.ts';
import type { Table } from '../../../functions/shared/store/table.ts';

const nextUlid = monotonicFactory();

const allOn = { convertLead: true, associateDeals: true, createTransactions: true };

/** Has a payment decided and written as the pipeline does, with the integration on. Throws where it lost a race. */
export async function pay(
  table: Table,
  accountName: string,
  event: PaymentEvent,
  options = allOn,
): Promise<void> {
  const account = accountSchema.parse(accountName);
  const store = paymentStore(table, Date.now);
  const state = { ...(await store.load(account, event.customer, event.occurredAt)), waiting: [] };
  const settings = { status: 'on', options } as const;
  const now = event.receivedAt;
  const result = await store.commit(
    account,
    paymentChanges({ event, state, settings, now, ulids: () => nextUlid() }),
  );
  if (result.kind !== 'committed') throw new Error(`The payment was ${result.kind}.`);
}
