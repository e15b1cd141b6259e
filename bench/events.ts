import type { Budget, MeasuredEvent } from './budgets.ts';
import { realId } from './real-ids.ts';
import type { MeasuredStack } from './stack.ts';
import type { Ran } from './watch-function.ts';

const paidAt = 1_795_338_000;

/** A body as Chargebee posts it, with what is not kept of it. */
export const body = (name: string, customer: string, email: string) => ({
  id: realId('ev', name),
  // Long after its customer was linked, as the next payment of a month or a year is.
  occurred_at: Math.floor(Date.now() / 1_000) + 300,
  source: 'scheduled_job',
  object: 'event',
  api_version: 'v2',
  event_type: 'payment_succeeded',
  webhook_status: 'not_configured',
  content: {
    transaction: {
      id: realId('txn', name),
      customer_id: realId('cb', customer),
      type: 'payment',
      status: 'success',
      amount: 4_900,
      currency_code: 'EUR',
      date: paidAt,
      resource_version: paidAt * 1_000,
      linked_invoices: [{ invoice_id: '1042', applied_amount: 4_900 }],
      masked_card_number: '************1111',
    },
    customer: {
      id: realId('cb', customer),
      email,
      first_name: 'Ada',
      last_name: 'Byron',
      company: 'Analytical Engines',
    },
    invoice: { id: '1042', status: 'paid', total: 4_900, tax: 782, discounts: [] },
    card: { last4: '1111', customer_id: realId('cb', customer) },
  },
});

/** The body of a refund, as Chargebee posts it. */
const refund = (name: string, payment: string, amount: number) => ({
  id: realId('ev', name),
  occurred_at: paidAt + 86_400,
  source: 'admin_console',
  object: 'event',
  api_version: 'v2',
  event_type: 'payment_refunded',
  webhook_status: 'not_configured',
  content: {
    transaction: {
      id: realId('txn', name),
      customer_id: realId('cb', '1'),
      type: 'refund',
      status: 'success',
      amount,
      currency_code: 'EUR',
      date: paidAt + 86_400,
      resource_version: (paidAt + 86_400) * 1_000,
      refunded_txn_id: realId('txn', payment),
    },
    customer: { id: realId('cb', '1'), email: 'ada@example.com', first_name: 'Ada' },
  },
});

export interface Cost<T = MeasuredEvent> extends Budget {
  readonly event: T;
  readonly operations: string;
  readonly webhook: Ran;
  readonly worker: Ran;
}

const sum = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((total, count) => total + count, 0);

/** What events take that come in one batch of the worker, together. */
export async function measureBatch<T extends MeasuredEvent | 'warm-up'>(
  stack: MeasuredStack,
  event: T,
  webhook: string,
  bodies: readonly unknown[],
): Promise<Cost<T>> {
  stack.table.take();
  stack.queue.take();
  stack.ran.webhook();
  stack.ran.worker();
  let isQueued = false;
  for (const sent of bodies) isQueued = (await stack.webhook(webhook, sent))['status'] === 'accepted';
  if (isQueued) await stack.work();
  const { requests, readUnits, writeUnits } = stack.table.take();
  const queued = stack.queue.take();
  return {
    event,
    requests: sum(requests),
    operations: Object.entries(requests)
      .map(([name, count]) => (count === 1 ? name : `${count} ${name}`))
      .join(', '),
    readUnits,
    writeUnits,
    queueRequests: sum(queued.requests),
    queuedBytes: queued.queuedBytes,
    webhook: stack.ran.webhook(),
    worker: stack.ran.worker(),
  };
}

const measure = <T extends MeasuredEvent | 'warm-up'>(
  stack: MeasuredStack,
  event: T,
  webhook: string,
  sent: unknown,
): Promise<Cost<T>> => measureBatch(stack, event, webhook, [sent]);

/**
 * What each kind of event costs, with warm caches (settings, partner, program and webhook key are read once in 5 seconds)
 * and one event in a batch: Lambda brings up to 10 with one receive and one delete.
 */
export async function measureEvents(stack: MeasuredStack): Promise<Cost[]> {
  const limited = await stack.seed({ kind: 'payments', count: 1_000 });
  const { path, lead, deals, turn } = await stack.seed();
  await lead('warm@example.com');
  // So many that V8 has compiled what runs often: a function that is at work is measured.
  for (let n = 0; n < 300; n++) {
    await measure(stack, 'warm-up', path, body(`w${n}`, 'w', 'warm@example.com'));
  }
  await lead('ada@example.com');
  const costs: Cost[] = [
    await measure(stack, 'payment that converts a lead', path, body('1', '1', 'ada@example.com')),
  ];
  costs.push(
    await measure(stack, 'repeat payment of a known customer', path, body('2', '1', 'ada@example.com')),
  );
  const ten = Array.from({ length: 10 }, (_, n) => `ten-${n}`);
  for (const who of ten) {
    await lead(`${who}@example.com`);
    await measure(stack, 'warm-up', path, body(`a${who}`, who, `${who}@example.com`));
  }
  const together = ten.map((who) => body(`b${who}`, who, `${who}@example.com`));
  costs.push(await measureBatch(stack, 'ten repeat payments in one batch', path, together));
  await limited.lead('eve@example.com');
  await measure(stack, 'warm-up', path, body('9', '9', 'eve@example.com'));
  costs.push(
    await measure(stack, 'repeat payment under a limited rule', path, body('10', '9', 'eve@example.com')),
  );
  costs.push(await measure(stack, 'copy', path, body('2', '1', 'ada@example.com')));
  costs.push(await measure(stack, 'refund', path, refund('r1', '2', 1_000)));
  costs.push(await measure(stack, 'copy of a refund', path, refund('r1', '2', 1_000)));
  costs.push(await measure(stack, 'refund before its payment', path, refund('r2', '7', 1_000)));
  costs.push(
    await measure(stack, 'payment that a refund waits for', path, body('7', '1', 'ada@example.com')),
  );
  costs.push(
    await measure(stack, 'event of another type (ignored)', path, {
      ...body('8', '1', 'ada@example.com'),
      event_type: 'subscription_renewed',
    }),
  );
  await deals('ada@example.com', 3);
  costs.push(await measure(stack, 'payment with 3 deals', path, body('3', '1', 'ada@example.com')));
  costs.push(
    await measure(stack, 'payment of nobody (unmatched)', path, body('4', '4', 'nobody@example.com')),
  );
  await turn('off');
  stack.later(5_100);
  await measure(stack, 'warm-up', path, body('5', '1', 'ada@example.com'));
  costs.push(await measure(stack, 'event while off', path, body('6', '1', 'ada@example.com')));
  return costs;
}
