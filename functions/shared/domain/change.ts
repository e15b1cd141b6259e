import type { ActivityLine } from './lines/activity.ts';
import type { ChargebeeIdentity } from './customer/chargebee-identity.ts';
import type { Customer } from './customer/customer.ts';
import type { FreeDeal } from './customer/deal.ts';
import type { Entry } from './money-back/entry.ts';
import type { TransactionState } from './event.ts';
import type { OpenLead } from './customer/lead.ts';
import type { RefundPlace } from './money-back/ledger-state.ts';
import type { AwaitedPayment, FailedPayment, Payment } from './payment/payment.ts';
import type { RuleUses } from './rewards/rule-use.ts';
import type { WaitingEvent } from './money-back/waiting-event.ts';

/** What is kept of an event that waits, beside its line. */
export interface Told {
  readonly transaction: TransactionState;
  /** Epoch milliseconds; absent: it waits for as long as it takes. */
  readonly forgetAt?: number;
}

interface NewLine {
  readonly line: ActivityLine;
  readonly ulid: string;
  /** The Chargebee id of the payment, or refund, that it is kept with; its own transaction's where it is absent. */
  readonly under?: string;
  /** What the event appended to that payment. */
  readonly entry?: Entry;
}

/**
 * What a decision changes. Each change holds only while what it was decided on still stands: nobody else has this
 * email or Chargebee id, the lead, the deal and the customer have the version that was read, the payment is as it was.
 */
export type Change =
  /** With what is known from now on of the Chargebee id that it is given. */
  | {
      readonly kind: 'create_customer';
      readonly customer: Customer;
      readonly identity?: ChargebeeIdentity;
    }
  /** The same, of a Chargebee id that it is given or loses. */
  | {
      readonly kind: 'update_customer';
      readonly before: Customer;
      readonly after: Customer;
      readonly identity?: ChargebeeIdentity;
    }
  /** By version, and only while nobody carries the id. */
  | { readonly kind: 'put_identity'; readonly identity: ChargebeeIdentity }
  | {
      readonly kind: 'convert_lead';
      readonly lead: OpenLead;
      readonly customerId: string;
      readonly at: number;
    }
  | { readonly kind: 'take_deal'; readonly deal: FreeDeal; readonly customerId: string }
  | { readonly kind: 'put_rule_uses'; readonly customerId: string; readonly uses: RuleUses }
  /** The first version of a payment needs that there is none; a later one, the version before it. */
  | { readonly kind: 'put_payment'; readonly payment: Payment }
  /** No customer carries this Chargebee id: what is decided on that holds only while it is so. */
  | { readonly kind: 'expect_no_customer'; readonly chargebeeCustomerId: string }
  /** Makes a payment that was not seen yet something that events wait for; by version, as a payment. */
  | { readonly kind: 'await_payment'; readonly payment: AwaitedPayment }
  /** By version, as a payment. */
  | { readonly kind: 'put_refund'; readonly refund: RefundPlace }
  /** The line that the failed payment held becomes one of its own; `line` is in its place, and nowhere else any more. */
  | { readonly kind: 'swap_lines'; readonly failed: FailedPayment; readonly line: ActivityLine }
  /** The line of an event, once; only one that says `failed` gives way. */
  | (NewLine & {
      readonly kind: 'add_line';
      /** Of an event that waits. */
      readonly told?: Told;
      /** What could not be processed. */
      readonly kept?: string;
    })
  /** What was appended to a payment by no event of its own. */
  | { readonly kind: 'add_entry'; readonly entry: Entry; readonly under: string }
  /** The line of an event that failed, where it was kept before it was known where the refund leads. */
  | { readonly kind: 'remove_failed_line'; readonly eventId: string; readonly under: string }
  /** Nothing more is known of the refund than this, or nothing at all. */
  | { readonly kind: 'expect_refund'; readonly refundId: string; readonly refund: RefundPlace | undefined }
  /** The line of an event that has one; one that waited for the payment that is written beside it waits no more. */
  | (NewLine & { readonly kind: 'replace_line'; readonly waited?: WaitingEvent })
  /** An event that waited under a refund's own id waits under its payment from now on. */
  | {
      readonly kind: 'move_line';
      readonly waiting: WaitingEvent;
      readonly from: string;
      readonly to: string;
    };
