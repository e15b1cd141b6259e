import type { AppliedInvoice } from '../../../functions/shared/domain/event.ts';
import type { Money } from '../../../functions/shared/domain/money.ts';

/** One account as an admin sees it, with emails, numbers and event ids in the place of ids. */
export interface View {
  /** By email. */
  readonly customers: readonly {
    readonly email: string;
    readonly names: readonly unknown[];
    readonly partner: number | undefined;
    readonly source: string;
    readonly chargebeeIds: readonly string[];
  }[];
  /** Oldest first, as the deals. */
  readonly leads: readonly { readonly status: string; readonly customer: string | undefined }[];
  readonly deals: readonly { readonly customer: string | undefined }[];
  /** The outcome of each line, after the id of its event. */
  readonly lines: readonly string[];
  /** The newest states of the payments, by Chargebee id: no list shows what is left of one that is not recorded. */
  readonly facts: readonly {
    readonly id: string;
    readonly as: string | undefined;
    readonly status: string;
    readonly version: number;
    readonly invoices: readonly AppliedInvoice[];
    readonly refunds: readonly {
      readonly id: string;
      readonly status: string;
      readonly version: number;
      readonly amount: number;
      readonly isReversal: boolean;
    }[];
  }[];
  /** What waits in the inbox, by Chargebee id, and what was dismissed there. */
  readonly inbox: readonly { readonly id: string; readonly left: Money; readonly isDismissed: boolean }[];
  /** By event. */
  readonly transactions: readonly TransactionView[];
  readonly rewards: readonly RewardView[];
  /** By their reasons. */
  readonly corrections: readonly {
    readonly partner: number | undefined;
    readonly customer: string | undefined;
    readonly amount: Money;
    readonly reason: string;
    readonly status: string;
  }[];
}

export interface TransactionView {
  /** The event that recorded it. */
  readonly event: string | undefined;
  readonly kind: string;
  readonly isChargeback: boolean;
  readonly customer: string | undefined;
  readonly partner: number | undefined;
  readonly amount: Money;
  readonly occurredAt: number;
  /** The event that recorded what it takes back. */
  readonly reverses: string | undefined;
  readonly chargebeeId: string;
  readonly invoices: readonly AppliedInvoice[];
  /** The property that names one of them. */
  readonly invoiceId: string | undefined;
}

export interface RewardView {
  /** The event that recorded its transaction. */
  readonly event: string | undefined;
  /** The event that recorded the payment. */
  readonly of: string | undefined;
  readonly rule: number;
  readonly version: number;
  readonly customer: string | undefined;
  readonly partner: number | undefined;
  readonly amount: Money;
  readonly status: string;
  readonly payableAt: number;
}

export const transactionOrder = ({ event = '', reverses = '', chargebeeId }: TransactionView): string =>
  `${event} ${reverses} ${chargebeeId}`;

export const rewardOrder = ({
  event = '',
  of = '',
  rule,
  version,
  partner,
  amount,
  status,
}: RewardView): string => `${event} ${of} ${rule} ${version} ${partner} ${amount.amount} ${status}`;
