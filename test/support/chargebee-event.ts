import type { HandledType } from '../../functions/shared/chargebee/handled-types.ts';
import {
  card,
  creditNote,
  customer,
  invoice,
  refund,
  subscription,
  transaction,
} from './chargebee-resources.ts';

type Fields = Readonly<Record<string, unknown>>;

/**
 * What differs from the default body, by resource; a field that is `undefined` is left out, a resource that is null too.
 * A resource that events of the type do not carry stays absent.
 */
export interface Overrides {
  /** Fields beside `content`: `id`, `occurred_at`, `api_version`, … */
  readonly event?: Fields;
  readonly transaction?: Fields;
  readonly customer?: Fields | null;
  readonly invoice?: Fields | null;
  readonly subscription?: Fields | null;
  readonly card?: Fields | null;
}

/** A direct debit that bounced after it was collected. Which events tell it is not documented; none of these is a real body. */
const reversal = {
  ...transaction,
  id: 'txn_AzZlxSTw7nJoQ5Sg',
  type: 'payment_reversal',
  date: 1_795_424_400,
  updated_at: 1_795_424_401,
  resource_version: 1_795_424_401_310,
  reference_transaction_id: transaction.id,
};

const { refunded_txn_id, id_at_gateway, masked_card_number, gateway_account_id, ...offlineRefund } = refund;

/** What the event of each type carries, in values of our own. */
const contents: Record<HandledType, Readonly<Record<string, object>>> = {
  payment_succeeded: { transaction, invoice, customer, subscription, card },
  payment_refunded: {
    transaction: refund,
    invoice,
    credit_note: creditNote,
    customer,
    subscription,
  },
  payment_failed: {
    transaction: {
      ...transaction,
      status: 'failure',
      error_code: 'insufficient_funds',
      error_text: 'The card of Ada Byron was declined',
      amount_unused: 0,
    },
    invoice: { ...invoice, status: 'payment_due', amount_paid: 0 },
    customer,
    subscription,
    card,
  },
  transaction_created: { transaction: reversal },
  transaction_updated: {
    transaction: {
      ...transaction,
      status: 'voided',
      voided_at: 1_795_424_400,
      resource_version: 1_795_424_400_005,
    },
  },
  // Only what was not collected online can be deleted. It names no payment, and its status stays.
  transaction_deleted: {
    transaction: {
      ...offlineRefund,
      payment_method: 'bank_transfer',
      gateway: 'not_applicable',
      reference_number: 'Ada Byron 1042',
      deleted: true,
    },
  },
  customer_changed: { customer, card },
  customer_deleted: { customer: { ...customer, deleted: true }, subscriptions: [subscription] },
};

/** The body of an event of this type as Chargebee posts it: with the card, the addresses and the console user. */
export function chargebeeEvent(type: HandledType, overrides: Overrides = {}): Record<string, unknown> {
  const { event, ...resources } = overrides;
  const content = Object.entries(contents[type]).flatMap(([name, fields]) => {
    const override = (resources as Readonly<Record<string, Fields | null | undefined>>)[name];
    return override === null ? [] : [[name, override ? { ...fields, ...override } : fields]];
  });
  return {
    id: 'ev_AzZlxSTw1kQvV2He',
    occurred_at: 1_795_338_001,
    source: 'admin_console',
    user: 'console.user@vendor.example',
    object: 'event',
    api_version: 'v2',
    content: Object.fromEntries(content) as unknown,
    event_type: type,
    webhook_status: 'not_configured',
    ...event,
  };
}

/** The body of a `payment_succeeded`, which most tests are about. */
export const paymentSucceeded = (overrides: Overrides = {}): Record<string, unknown> =>
  chargebeeEvent('payment_succeeded', overrides);
