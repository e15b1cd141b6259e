import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod/mini';
import type { Step } from '../../domain/lines/activity.ts';
import { idOf, rewardId } from '../../domain/ids.ts';
import type { PendingPayment, KnownPayment, Payment } from '../../domain/payment/payment.ts';
import { rewardsOf } from '../../domain/payment/transaction.ts';
import type { Account } from '../account.ts';
import { keysOf, lastPartOf, ownerIn, type Key } from '../keys.ts';
import { lineListing } from '../listing.ts';
import { recordedListing } from './recorded-listing.ts';
import { emailIndexKey, transactionIndexKeys } from './line-item.ts';
import { optionalText, text } from './item-fields.ts';
import { pendingPaymentSchema, paymentSchema } from './payment-schemas.ts';
import { readAs } from './read-as.ts';
import { lengthen, shorten } from './short-names.ts';

/** Where a payment is listed. */
function listingKeys(account: Account, payment: Payment) {
  const { state, ulid, line } = payment;
  if (state === 'recorded')
    return transactionIndexKeys(
      account,
      recordedListing(rewardsOf(payment), payment.byHand !== undefined),
      payment,
    );
  const keys = keysOf(account);
  if (state !== 'unmatched') return { listKey: keys.list(lineListing(line), ulid) };
  const { chargebeeCustomerId: id } = line;
  return {
    listKey: keys.list(payment.dismissed ? 'dismissed' : state, ulid),
    ...(id !== undefined && { customerKey: keys.unmatchedOf(id) }),
  };
}

/** What a step of the payment's own line refers to, where the payment says so already. */
function ownRefs(
  { ulid, customerId, rewards }: Pick<Payment, 'ulid' | 'customerId' | 'rewards'>,
  step: Step,
): Step['refs'] {
  if (customerId === undefined) return undefined;
  switch (step.code) {
    case 'matched_by_chargebee_id':
      return { customerId };
    case 'transaction_created':
      return { transactionId: idOf('transaction', ulid), customerId };
    case 'reward_created':
      return { rewardIds: rewards.flatMap(({ givenBy }, place) => (givenBy ? [] : rewardId(ulid, place))) };
    default:
      return undefined;
  }
}

/** The line without what the payment says already. */
function ownLine(payment: Payment) {
  const { amount, chargebeeTransactionId, eventId, eventType, steps, ...line } = payment.line;
  const withoutOwnRefs = ({ refs, ...step }: Step): Step =>
    refs === undefined || isDeepStrictEqual(refs, ownRefs(payment, step)) ? step : { ...step, refs };
  return { ...line, steps: steps.map(withoutOwnRefs) };
}

/** The invoice of the body, without its id where the first of those that were paid says it already. */
function ownInvoice({ invoice, invoices: [first] }: Payment): object | undefined {
  if (invoice === undefined || invoice.id !== first?.id) return invoice;
  const { id, ...rest } = invoice;
  return rest;
}

/** Each part with short names inside; the names of the parts stay. */
const shortened = (parts: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, shorten(part)]));

/**
 * The payment as it is kept. What its keys or its facts say already is left out, and names are short: a repeat payment is the
 * most common write there is, and costs by the kilobyte.
 */
export function paymentItem(account: Account, payment: Payment): Key & Record<string, unknown> {
  const keys = keysOf(account);
  const { chargebeeTransactionId, line, customerId, partnerId, ...facts } = payment;
  const own = facts.invoice && { invoice: ownInvoice(payment) };
  return {
    ...keys.payment(chargebeeTransactionId),
    ...shortened({ ...facts, ...own, line: ownLine(payment) }),
    ...listingKeys(account, payment),
    eventKey: keys.ofEvent(line.eventId),
    // A customer's own email leads to its payments: only another needs an entry of its own.
    ...((customerId === undefined || facts.otherEmail) && emailIndexKey(account, line)),
  };
}

const stored = z.looseObject({
  pk: text,
  amount: z.unknown(),
  line: z.looseObject({}),
  eventKey: text,
  state: z.unknown(),
  invoices: z.array(z.looseObject({ id: text })),
  invoice: z.exactOptional(z.looseObject({})),
  customerKey: optionalText,
  ownerKey: optionalText,
});

/** A payment's item with its names whole, and with what only its keys say; @throws UnreadableItem where it is none. */
export function wholePayment(item: unknown): Record<string, unknown> {
  const { pk, line, eventKey, customerKey, ownerKey, ...facts } = readAs(stored, item);
  const [first] = facts.invoices;
  const { state } = facts;
  const whole = Object.fromEntries(Object.entries(facts).map(([name, part]) => [name, lengthen(part)]));
  const chargebeeTransactionId = lastPartOf(pk);
  return {
    ...whole,
    ...(facts.invoice && { invoice: { ...(first && { id: first.id }), ...(whole['invoice'] as object) } }),
    chargebeeTransactionId,
    // Of one in the inbox, it is the key of the Chargebee customer.
    ...(customerKey !== undefined && state === 'recorded' && { customerId: lastPartOf(customerKey) }),
    ...(ownerKey !== undefined && { partnerId: ownerIn(ownerKey) }),
    line: {
      ...(lengthen(line) as object),
      eventId: lastPartOf(eventKey),
      eventType: 'payment_succeeded',
      chargebeeTransactionId,
      amount: whole['amount'],
    },
  };
}

/** @throws UnreadableItem where it is not a payment as `paymentItem` makes it */
export function readPaymentItem(item: unknown): Payment {
  const payment = readAs(paymentSchema, wholePayment(item));
  const steps = payment.line.steps.map((step) => {
    const refs = step.refs ?? ownRefs(payment, step);
    return { ...step, ...(refs && { refs }) };
  });
  return { ...payment, line: { ...payment.line, steps } };
}

/** What waits for a payment and may be forgotten is deleted in the engine's own time. */
export const pendingPaymentItem = (
  account: Account,
  payment: PendingPayment,
): Key & Record<string, unknown> => ({
  ...keysOf(account).payment(payment.chargebeeTransactionId),
  ...payment,
  ...(payment.forgetAt !== undefined && { expiresAt: Math.ceil(payment.forgetAt / 1_000) }),
});

/** @throws UnreadableItem where it is neither a payment nor what waits for one */
export const readKnownPayment = (item: Record<string, unknown>): KnownPayment =>
  item['state'] === 'pending' ? readAs(pendingPaymentSchema, item) : readPaymentItem(item);
