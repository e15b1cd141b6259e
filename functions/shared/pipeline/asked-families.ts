import { nothingTold } from '../domain/customer/chargebee-identity.ts';
import type { Change } from '../domain/change.ts';
import type { ChargebeeEvent, PaymentEvent } from '../domain/event.ts';
import { recordingOnly } from '../domain/integration.ts';
import { decideAnew, type AnewAsked, type AnewCase, type NotAnew } from '../domain/payment/decide-anew.ts';
import { askedStep, type Asked } from '../domain/payment/asked.ts';
import { decideLink, type LinkCase } from '../domain/payment/decide-link.ts';
import { decidePayment } from '../domain/payment/decide-payment.ts';
import { decideDismissal, type Dismissal, type DismissalCase } from '../domain/payment/dismiss.ts';
import type { LinkRefusal, LinkTo, NotThere } from '../domain/payment/link-target.ts';
import type { PaymentCase } from '../domain/payment/payment-case.ts';
import { nothingKnown } from '../domain/payment/payment-state.ts';
import { isDecided } from '../domain/payment/payment.ts';
import { audited } from './audited.ts';
import { familyOf, type Family, type Told } from './families.ts';
import { loadPaymentCase } from './load-payment-case.ts';
import { settleFirst } from './settle-first.ts';

/** What admins ask for is decided by families of its own, through the same loop. */

/** A payment that an admin asked to decide again: it is read first, since its own write does not meet it. */
const replayedPayment = (asked: Asked): Family<PaymentEvent, Pick<PaymentCase, 'state' | 'settings'>> => ({
  load: async (store, account, event, before) => {
    const known = before.payment ?? (await store.payment(account, event.transaction.id));
    return loadPaymentCase(store, account, event, { ...before, ...(known && { payment: known }) }, asked);
  },
  decide: (one) => decidePayment({ ...one, asked }),
});

/** The line of the event says first that an admin asked for it. */
const replayed = (family: Family, asked: Asked): Family => ({
  load: (...looked) => family.load(...looked),
  decide: (one) => {
    const { changes, next } = family.decide(one);
    const asks = (change: Change): Change =>
      change.kind === 'put_line' && change.line.eventId === one.event.id
        ? { ...change, line: { ...change.line, steps: [askedStep(asked), ...change.line.steps] } }
        : change;
    return { changes: changes.map(asks), next };
  },
});

/** Of an event that an admin asked to decide again. */
export const replaying = (type: ChargebeeEvent['type'], asked: Asked): Family =>
  type === 'payment_succeeded'
    ? settleFirst(audited(replayedPayment(asked), asked))
    : audited(replayed(familyOf[type], asked), asked);

/** Of a payment in the inbox that an admin ties to whom they chose. */
export const linking = (to: LinkTo, by: string): Family<PaymentEvent, object, LinkRefusal> =>
  settleFirst<PaymentEvent, Omit<LinkCase, keyof Told<PaymentEvent>>, LinkRefusal>({
    load: async (store, account, { customer, transaction }, { payment }) => {
      const known = payment ?? (await store.payment(account, transaction.id));
      const { target, owners, ...state } = await store.loadLink(account, customer, to);
      const asked = { kind: 'link', by } as const;
      return {
        target,
        owners,
        asked,
        settings: recordingOnly,
        state: { ...nothingKnown, ...state, ...(known && { payment: known }) },
      };
    },
    decide: decideLink,
  });

/**
 * Of a payment in the inbox that an admin does not want to see there, or wants to see again.
 * @param ofCustomer whether the later payments of its payer come so too
 */
export const dismissing = (
  dismissal: Omit<Dismissal, 'now'>,
  ofCustomer: boolean,
): Family<
  { readonly id: string; readonly transaction: { readonly id: string } },
  Omit<DismissalCase, 'now' | 'ulids'>,
  NotThere
> => ({
  load: async (store, account, { transaction }) => {
    const payment = await store.payment(account, transaction.id);
    const { chargebeeCustomer } = isDecided(payment) ? payment : {};
    const { identity, linked } =
      chargebeeCustomer && ofCustomer ? await store.loadCustomer(account, { id: chargebeeCustomer.id }) : {};
    const isTold = chargebeeCustomer && ofCustomer && linked === undefined;
    return {
      ...dismissal,
      ...(payment && { payment }),
      ...(isTold && { identity: identity ?? nothingTold(chargebeeCustomer.id) }),
    };
  },
  decide: decideDismissal,
});

/** Of a recorded payment that is judged anew. */
export const judgingAnew = (
  asked: AnewAsked,
): Family<
  { readonly id: string; readonly transaction: { readonly id: string } },
  Omit<AnewCase, 'now' | 'ulids'>,
  NotAnew
> => ({
  load: async (store, account, { transaction }) => ({
    asked,
    ...(await store.loadAnew(account, asked, transaction.id)),
  }),
  decide: decideAnew,
});
