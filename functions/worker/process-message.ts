import type { Message, Rejection } from '../shared/chargebee/message.ts';
import type { ActivityLine } from '../shared/domain/activity.ts';
import type { Change } from '../shared/domain/change.ts';
import type { ChargebeeEvent } from '../shared/domain/event.ts';
import { lineOf } from '../shared/domain/line-of.ts';
import type { Account } from '../shared/store/account.ts';
import type { PaymentStore } from '../shared/store/payment-store.ts';
import { isPermanent } from './is-permanent.ts';
import { keepFailed } from './keep-failed.ts';
import { processCustomerEvent } from './process-customer-event.ts';
import { processPayment, RaceLost, type Deps } from './process-payment.ts';
import { processTransactionEvent } from './process-transaction-event.ts';

/** How a message ended; each of them is written, and the message may be forgotten. */
export type Processed = 'done' | 'copy' | 'failed';

const rejectedLine = ({ id, code, receivedAt, eventType, errors }: Rejection, now: number): ActivityLine => ({
  eventId: id,
  ...(eventType !== undefined && { eventType }),
  outcome: 'rejected',
  receivedAt,
  processedAt: now,
  steps: [{ action: 'receive', code, ...(errors !== undefined && { errors }) }],
});

async function addLine(
  store: PaymentStore,
  account: Account,
  line: Extract<Change, { kind: 'add_line' }>,
): Promise<'done' | 'copy'> {
  const { kind } = await store.commit(account, [line]);
  if (kind === 'lost') throw new RaceLost('Its line is being written.');
  return kind === 'committed' ? 'done' : 'copy';
}

function process(deps: Deps, account: Account, event: ChargebeeEvent): Promise<'done' | 'copy'> {
  switch (event.type) {
    case 'payment_succeeded':
      return processPayment(deps, account, event);
    case 'customer_changed':
    case 'customer_deleted':
      return processCustomerEvent(deps, account, event);
    default:
      return processTransactionEvent(deps, account, event);
  }
}

/** Under which Chargebee transaction the event's line will be once it is decided, so that it takes the place of this one. */
async function whereKept(
  { store }: Deps,
  account: Account,
  event: ChargebeeEvent,
): Promise<string | undefined> {
  if (!('transaction' in event)) return undefined;
  const { paymentId } = await store.place(account, event.transaction);
  return paymentId ?? event.transaction.id;
}

/** An event that can not be decided: a payment is kept as failed, and any other event with its line. */
async function keep(
  deps: Deps,
  account: Account,
  event: ChargebeeEvent,
): Promise<'failed' | 'copy' | undefined> {
  if (event.type === 'payment_succeeded') return keepFailed(deps, account, event);
  const line = lineOf(event, deps.clock(), 'failed', [{ action: 'receive', code: 'processing_failed' }]);
  const under = await whereKept(deps, account, event);
  await addLine(deps.store, account, {
    kind: 'add_line',
    line,
    ulid: deps.ulids(),
    ...(under !== undefined && { under }),
    kept: JSON.stringify(event),
  });
  return 'failed';
}

/**
 * Processes one message to its end. An event that can never succeed is kept as failed, with its reason.
 * @throws what trying again later may mend
 */
export async function processMessage(
  deps: Deps,
  account: Account,
  message: Message,
): Promise<{ processed: Processed; error?: unknown }> {
  const { store, clock, ulids } = deps;
  if (message.kind === 'rejected') {
    const line = rejectedLine(message.rejected, clock());
    return { processed: await addLine(store, account, { kind: 'add_line', line, ulid: ulids() }) };
  }
  const { event } = message;
  try {
    return { processed: await process(deps, account, event) };
  } catch (error) {
    if (!isPermanent(error)) throw error;
    const processed = await keep(deps, account, event);
    if (processed === undefined) throw error;
    return { processed, error };
  }
}

/** Keeps a message that cannot be read, whole: only what is shown of it is an activity line. */
export async function keepUnreadable(
  { store, clock, ulids }: Deps,
  account: Account,
  { messageId, body }: { readonly messageId: string; readonly body: string },
): Promise<void> {
  const now = clock();
  const line: ActivityLine = {
    eventId: `msg_${messageId}`,
    outcome: 'failed',
    receivedAt: now,
    processedAt: now,
    steps: [{ action: 'receive', code: 'processing_failed' }],
  };
  await addLine(store, account, { kind: 'add_line', line, ulid: ulids(), kept: body });
}
