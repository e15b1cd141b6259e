import type { Message, Rejection } from '../shared/chargebee/message.ts';
import type { ActivityLine } from '../shared/domain/lines/activity.ts';
import type { ChargebeeEvent } from '../shared/domain/event.ts';
import type { Account } from '../shared/store/account.ts';
import { commitLine } from './commit-line.ts';
import type { Deps } from './deps.ts';
import { isPermanent } from './is-permanent.ts';
import { keepEvent } from './keep-event.ts';
import { processCustomerEvent } from './process-customer-event.ts';
import { processPayment } from './process-payment.ts';
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
    return { processed: await commitLine(store, account, [{ kind: 'put_line', line, ulid: ulids() }]) };
  }
  const { event } = message;
  try {
    return { processed: await process(deps, account, event) };
  } catch (error) {
    if (!isPermanent(error)) throw error;
    const processed = await keepEvent(deps, account, event, { code: 'processing_failed', cause: error });
    if (processed === undefined) throw error;
    return { processed, error };
  }
}
