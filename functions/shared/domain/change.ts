import type { AuditEntry } from './audit/audit-entry.ts';
import type { ActivityLine } from './lines/activity.ts';
import type { ChargebeeIdentity } from './customer/chargebee-identity.ts';
import type { Customer } from './customer/customer.ts';
import type { FreeDeal } from './customer/deal.ts';
import type { LedgerEntry } from './money-back/ledger-entry.ts';
import type { OpenLead } from './customer/lead.ts';
import type { RefundPointer } from './money-back/ledger-state.ts';
import type { PendingPayment, Payment } from './payment/payment.ts';
import type { RuleUses } from './rewards/rule-use.ts';
import type { WaitingEvent } from './money-back/waiting-event.ts';

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
  /** Makes a payment that was not seen yet something that events wait for; by version, as a payment. */
  | { readonly kind: 'put_pending_payment'; readonly payment: PendingPayment }
  /** By version, as a payment. */
  | { readonly kind: 'put_refund'; readonly refund: RefundPointer }
  /** The line of an event, at the event's own address, whatever is known of what it is about. */
  | {
      readonly kind: 'put_line';
      readonly line: ActivityLine;
      readonly ulid: string;
      /** The event may have a line already, and this takes its place; else only one that says `failed` gives way. */
      readonly replaces?: true;
      /** The event appended an entry to its payment: by that the line is found, where its email is the payment's own. */
      readonly appends?: true;
      readonly otherEmail?: true;
      /** Until when the event is only remembered, and its line may become another; epoch milliseconds. */
      readonly forgetAt?: number;
      /** What could not be processed. */
      readonly kept?: string;
    }
  /** What was appended to a payment; by which event, if by one. */
  | {
      readonly kind: 'add_ledger_entry';
      readonly entry: LedgerEntry;
      readonly paymentId: string;
      readonly eventId?: string;
    }
  /** Takes away what was appended to a payment: it is not recorded any more. */
  | { readonly kind: 'remove_ledger_entry'; readonly paymentId: string; readonly ulid: string }
  /** What was summed of the days of these ULIDs does not hold any more; `at` is epoch milliseconds. */
  | { readonly kind: 'forget_day_sums'; readonly ulids: readonly string[]; readonly at: number }
  /** Nothing of it changes: what was decided by it is written only while it is there, and has this version, if one is named. */
  | {
      readonly kind: 'check_record';
      readonly record: 'customer' | 'partner';
      readonly id: string;
      readonly version?: number;
    }
  /** What an admin did, in the write of its effect. */
  | { readonly kind: 'add_audit_entry'; readonly entry: AuditEntry }
  /** What an event tells waits under a payment, or under a refund of which no payment is known. */
  | { readonly kind: 'put_waiting'; readonly waiting: WaitingEvent; readonly under: string }
  | { readonly kind: 'remove_waiting'; readonly waiting: WaitingEvent; readonly under: string };
