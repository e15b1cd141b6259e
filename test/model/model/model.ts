import type { Outcome } from '../../../functions/shared/domain/lines/activity.ts';
import type {
  AppliedInvoice,
  ChargebeeCustomer,
  ChargebeeEvent,
  PaymentEvent,
  StateEvent,
} from '../../../functions/shared/domain/event.ts';
import type { Money } from '../../../functions/shared/domain/money.ts';
import type { Options } from '../../../functions/shared/domain/integration.ts';
import type { RewardStatus } from '../../../functions/shared/domain/payment/payment.ts';
import type { RuleTerms } from '../../../functions/shared/domain/rewards/program.ts';
import type { Setup } from '../setup.ts';

/** An event that waits for what it is about, or is only remembered for a while. */
export interface WaitingInModel {
  readonly event: StateEvent;
  /** Epoch milliseconds; absent: it waits for as long as it takes. */
  readonly forgetAt?: number;
}

export interface RewardInModel {
  /** The number of its rule, and which wording of it, from 1. */
  readonly rule: number;
  readonly version: number;
  readonly terms: RuleTerms;
  readonly amount: number;
  status: RewardStatus;
  /** Of a rule that was limited ever: whether the payment holds a use of it. */
  holds?: boolean;
  /** It gave way when the payment was judged anew, and counts as nothing. */
  isReplaced?: boolean;
  /** Whose it is, where it is no longer the payment's partner's. */
  partner?: number;
  /** What gave it, where the payment was judged again. */
  readonly givenBy?: EntryInModel;
}

/** What was changed of what is left of a payment, or of its rewards alone. */
export interface EntryInModel {
  /** Absent: no event of its own tells of it. */
  readonly event?: StateEvent;
  /** The transaction that it makes; absent: no money moved. */
  readonly shown?: {
    readonly kind: 'refund' | 'reversal';
    readonly isChargeback: boolean;
    readonly occurredAt: number;
    readonly chargebeeId: string;
  };
  readonly amount: number;
  /** Whose the payment was when it was appended. */
  readonly partner?: number;
  /** What it changed of the payment's rewards, each by its place there. */
  readonly rewards: readonly { readonly place: number; readonly amount: number; status: RewardStatus }[];
}

/** The newest state of a refund, or of a reversal: of a direct debit that bounced. */
export interface RefundInModel {
  readonly version: number;
  readonly status: string;
  readonly isReversal: boolean;
  readonly amount: number;
  /** Undefined where nothing that is kept tells it: what it took is dated by when it is recorded. */
  readonly date: number | undefined;
  readonly isChargeback: boolean;
  /** The same, as it was told while the payment was not recorded; absent where it was. */
  readonly told?: { readonly date: number | undefined; readonly isChargeback: boolean };
}

export interface PaymentInModel {
  /** The event that was acted on, and how; absent while the payment is only waited for. */
  paid?: PaymentEvent;
  as?: 'recorded' | 'unmatched' | 'ignored';
  /** An admin does not want to see it in the inbox. */
  isDismissed?: boolean;
  /** Whose it is, and whose customer that was at that moment. */
  customer?: CustomerInModel;
  partner?: number;
  /** By whose wordings of which moment it is judged, whatever its date, while it is that program's. */
  ratedAnew?: { readonly program: number; readonly at: number };
  /** An admin chose the customer. */
  isLinked?: boolean;
  /** Its place among all that was recorded, from 1. */
  recordedAs?: number;
  status: string;
  version: number;
  readonly refunds: Map<string, RefundInModel>;
  /** What it pays, and in which version it was told. */
  invoices: { readonly version: number; readonly paid: readonly AppliedInvoice[] };
  rewards: readonly RewardInModel[];
  /** Limited rules that were used up when they judged it. */
  passedOver: readonly number[];
  readonly entries: EntryInModel[];
  /** What waits for the payment, or for one of its refunds. */
  waiting: readonly WaitingInModel[];
}

/** One wording of a rule, for payments dated `from` ≤ date < `until`. */
export interface WordingInModel {
  readonly terms: RuleTerms;
  readonly from: number;
  until: number;
}

export interface RuleInModel {
  readonly rule: number;
  readonly wordings: WordingInModel[];
}

export interface CustomerInModel {
  email: string;
  partner?: number | undefined;
  /** An admin said that it is nobody's, whatever leads and deals say. */
  isNobodys?: boolean;
  source: 'lead' | 'deal' | 'manual';
  chargebeeIds: readonly string[];
  names: { readonly firstName?: string; readonly lastName?: string; readonly company?: string };
  /** The newest version that was taken over from each Chargebee customer, and whether its email was somebody else's. */
  readonly followed: Map<string, { readonly version: number; readonly emailTaken: boolean }>;
  /** Its payments that hold a use of each rule, since that was limited first: the wording that gave it, from 1, and the date. */
  readonly rewarded: Map<number, { readonly version: number; readonly date: number }[]>;
}

/** What was told of a Chargebee customer while nobody carried its id. */
export interface ToldInModel {
  readonly state?: ChargebeeCustomer;
  /** When it was deleted, epoch milliseconds, as the next. */
  readonly deletedAt?: number;
  readonly forgetAt: number;
}

/** Who carried a Chargebee id until it was deleted. */
export interface FormerInModel {
  readonly customer: CustomerInModel;
  /** Epoch milliseconds. */
  readonly until: number;
}

/** What an admin gave a partner by hand, or took back. */
export interface CorrectionInModel {
  readonly partner: number;
  readonly customer?: CustomerInModel;
  readonly amount: Money;
  /** Another one for each. */
  readonly reason: string;
  status: RewardStatus;
}

/** A whole account, as plain data. Partners, programs and rules are numbers: their place, from 0. */
export interface Model {
  /** Epoch milliseconds. */
  now: number;
  isOn: boolean;
  options: Options;
  readonly programs: RuleInModel[][];
  readonly partners: { program: number; isActive: boolean }[];
  /** Oldest first, as the deals. */
  readonly leads: (Setup['leads'][number] & { customer?: CustomerInModel })[];
  readonly deals: (Setup['deals'][number] & { customer?: CustomerInModel })[];
  readonly customers: CustomerInModel[];
  /** By Chargebee id. */
  readonly told: Map<string, ToldInModel>;
  /** By Chargebee id, each the first deleted first. */
  readonly former: Map<string, readonly FormerInModel[]>;
  /** By Chargebee id, whom an admin took it off. */
  readonly unlinked: Map<string, readonly CustomerInModel[]>;
  /** How often a payment was recorded. */
  recordings: number;
  /** Chargebee ids whose payments come dismissed. */
  readonly dismissed: Set<string>;
  readonly payments: Map<string, PaymentInModel>;
  readonly corrections: CorrectionInModel[];
  /** The payment of each refund of which one is known. */
  readonly paymentOf: Map<string, string>;
  /** What waits for a payment to be named, by the refund that it is about. */
  readonly unnamed: Map<string, readonly WaitingInModel[]>;
  /** Every event that was sent, copies aside. */
  readonly sent: ChargebeeEvent[];
  /** How each event ended, so far. */
  readonly outcomes: Map<string, Outcome>;
}
