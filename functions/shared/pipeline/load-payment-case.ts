import type { PaymentEvent } from '../domain/event.ts';
import { recordingOnly } from '../domain/integration.ts';
import type { Asked } from '../domain/payment/asked.ts';
import type { PaymentCase } from '../domain/payment/payment-case.ts';
import { mayBecome } from '../domain/payment/payment-moves.ts';
import { nothingKnown } from '../domain/payment/payment-state.ts';
import { isDecided } from '../domain/payment/payment.ts';
import { whyNotActedOn } from '../domain/payment/why-not-acted-on.ts';
import type { Account } from '../store/account.ts';
import type { PaymentStore } from '../store/payment-store.ts';
import type { Before } from './families.ts';

type Known = Pick<PaymentCase, 'state' | 'settings'>;

/**
 * All that is looked at to decide about a payment: nothing of one that is to be ignored, or was decided for good; and
 * nothing twice, where a write only met the payment.
 */
export async function loadPaymentCase(
  store: PaymentStore,
  account: Account,
  event: PaymentEvent,
  { payment, known }: Before<Known>,
  asked?: Asked,
): Promise<Known> {
  const settings =
    known?.settings ?? (asked?.kind === 'link' ? recordingOnly : await store.settings(account));
  const isToIgnore = settings.status === 'off' || whyNotActedOn(event) !== undefined;
  const isFinal = isDecided(payment) && !mayBecome(payment.state, 'recorded', asked !== undefined);
  const look = () => store.load(account, event.customer, event.occurredAt);
  const state = known?.state ?? (isToIgnore || isFinal ? nothingKnown : await look());
  const isWaitedFor = !isDecided(payment) && payment?.hasWaiting;
  const page = isWaitedFor ? await store.loadWaiting(account, event.transaction.id) : { waiting: [] };
  return { settings, state: { ...state, ...page, ...(payment && { payment }) } };
}
