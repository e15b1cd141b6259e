import * as z from 'zod';
import { paths } from '../../functions/shared/deployment/paths.ts';
import type { ApiClient } from '../../local/api-client.ts';
import type { PaymentSent } from './happenings.ts';
import { basisPoints } from '../support/payers.ts';
import { readAll } from '../support/read-all.ts';

const money = z.object({ amount: z.int() });
const transaction = z.object({
  id: z.string(),
  kind: z.enum(['payment', 'refund', 'reversal']),
  amount: money,
  reverses: z.string().nullable(),
  properties: z.object({ chargebee_transaction_id: z.string() }),
});
const reward = z.object({ transactionId: z.string(), amount: money });
const customer = z.object({ email: z.string(), chargebeeCustomerIds: z.array(z.string()) });

const sum = (all: readonly { readonly amount: { readonly amount: number } }[]): number =>
  all.reduce((total, { amount }) => total + amount.amount, 0);

function leftOf({ amount, refunds, voided }: PaymentSent): number {
  const given = refunds.reduce((total, refund) => total + refund, 0);
  return voided ? 0 : amount - Math.min(amount, given);
}

export interface Comparison {
  readonly transactions: number;
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  readonly wrong: readonly string[];
}

/** What the API shows beside what was answered 200: every payment once, its sums, its rewards, its customer. */
export async function compare(
  api: ApiClient,
  payments: readonly PaymentSent[],
  eventIds: readonly string[],
): Promise<Comparison> {
  const transactions = await readAll(api, '/v1/transactions', transaction);
  const rewards = await readAll(api, '/v1/rewards', reward);
  const customers = await readAll(api, '/v1/customers', customer);
  const lines = await readAll(api, `${paths.integration}/activity`, z.object({ eventId: z.string() }));
  const lost: string[] = [];
  const doubled: string[] = [];
  const wrong: string[] = [];

  for (const payment of payments) {
    const paid = transactions.filter(
      ({ kind, properties }) => kind === 'payment' && properties.chargebee_transaction_id === payment.id,
    );
    if (paid.length === 0) lost.push(payment.id);
    if (paid.length > 1) doubled.push(payment.id);
    const ids = new Set(paid.map(({ id }) => id));
    const all = transactions.filter(({ id, reverses }) => ids.has(id) || ids.has(reverses ?? ''));
    const left = leftOf(payment);
    if (sum(all) !== left) wrong.push(`${payment.id}: ${sum(all)} is left, not ${left}`);
    const allIds = new Set(all.map(({ id }) => id));
    const earned = sum(rewards.filter(({ transactionId }) => allIds.has(transactionId)));
    const due = Math.floor((left * basisPoints + 5_000) / 10_000);
    if (earned !== due) wrong.push(`${payment.id}: its rewards are ${earned}, not ${due}`);
  }
  for (const { email } of new Set(payments.map(({ payer }) => payer))) {
    const own = customers.filter((one) => one.email === email).length;
    if (own === 0) lost.push(email);
    if (own > 1) doubled.push(email);
  }
  const lineCount = new Map<string, number>();
  for (const { eventId } of lines) lineCount.set(eventId, (lineCount.get(eventId) ?? 0) + 1);
  for (const eventId of eventIds) {
    const count = lineCount.get(eventId) ?? 0;
    if (count === 0) lost.push(eventId);
    if (count > 1) doubled.push(eventId);
  }
  return { transactions: transactions.length, lost, doubled, wrong };
}
