import type { Message, Rejection } from '../shared/chargebee/message.ts';
import type { ActivityLine } from '../shared/domain/activity.ts';
import { failPayment } from '../shared/domain/fail-payment.ts';
import { nothingKnown } from '../shared/domain/payment-state.ts';
import { settingsOff } from '../shared/domain/integration.ts';
import type { Account } from '../shared/store/account.ts';
import { isPermanent } from './is-permanent.ts';
import { processPayment, type Deps } from './process-payment.ts';

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
    const { kind } = await store.commit(account, [{ kind: 'add_line', line, ulid: ulids() }]);
    return { processed: kind === 'committed' ? 'done' : 'copy' };
  }
  const { event } = message;
  try {
    return { processed: await processPayment(deps, account, event) };
  } catch (error) {
    if (!isPermanent(error)) throw error;
    const failed = failPayment({ event, state: nothingKnown, settings: settingsOff, now: clock(), ulids });
    const { kind } = await store.commit(account, failed);
    if (kind !== 'committed') throw error;
    return { processed: 'failed', error };
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
  await store.commit(account, [{ kind: 'add_line', line, ulid: ulids(), kept: body }]);
}
