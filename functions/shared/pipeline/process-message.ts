import type { EventMessage, Message, ReplayMessage } from '../chargebee/message.ts';
import type { End } from '../domain/decision.ts';
import type { Asked } from '../domain/payment/asked.ts';
import type { Account } from '../store/account.ts';
import type { Deps } from './deps.ts';
import { replaying } from './asked-families.ts';
import { familyOf, rejected } from './families.ts';
import { isPermanent } from './is-permanent.ts';
import { keepEvent } from './keep-event.ts';
import { processEvent } from './process-event.ts';

const askedIn = (message: EventMessage | ReplayMessage): Asked | undefined =>
  message.kind === 'replay'
    ? { kind: message.kind, by: message.by, ...(message.mark && { mark: message.mark }) }
    : undefined;

/**
 * Processes one message to its end. An event that can never succeed is kept as failed, with its reason.
 * @throws what trying again later may mend
 */
export async function processMessage(
  deps: Deps,
  account: Account,
  message: Message,
): Promise<{ processed: End; error?: unknown }> {
  if (message.kind === 'rejected') {
    return { processed: await processEvent(deps, account, message.rejected, rejected) };
  }
  const { event } = message;
  const asked = askedIn(message);
  const family = asked ? replaying(event.type, asked) : familyOf[event.type];
  try {
    return { processed: await processEvent(deps, account, event, family) };
  } catch (error) {
    if (!isPermanent(error)) throw error;
    const processed = await keepEvent(deps, account, event, {
      code: 'processing_failed',
      cause: error,
      ...(asked && { asked }),
    });
    if (processed === undefined) throw error;
    return { processed, error };
  }
}
