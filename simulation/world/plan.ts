import type { Customer } from '../../functions/shared/domain/customer/customer.ts';
import type { Deal } from '../../functions/shared/domain/customer/deal.ts';
import type { Settings } from '../../functions/shared/domain/integration.ts';
import type { Lead } from '../../functions/shared/domain/customer/lead.ts';
import type { RewardStatus } from '../../functions/shared/domain/payment/payment.ts';
import type { Partner } from '../../functions/shared/domain/rewards/partner.ts';
import type { Program } from '../../functions/shared/domain/rewards/program.ts';
import type { Account } from '../../functions/shared/store/account.ts';
import type { FaultRates } from '../fault-rates.ts';
import type { Outage } from '../table/table-faults.ts';

/** Of a state of a transaction, in milliseconds; some bodies tell only in which second it was updated. */
export interface Version {
  readonly at: number;
  readonly isCoarse: boolean;
}

/** A state of a Chargebee customer; in plain accounts each of a customer has a name of its own. */
export interface CustomerState {
  readonly email?: string;
  readonly firstName: string;
  readonly company?: string;
  readonly version: number;
}

/** What an event tells, as the checks need it: what is expected is worked out from this alone. */
export type Told =
  | {
      readonly kind: 'payment';
      readonly id: string;
      readonly version: Version;
      readonly person: string;
      readonly shows: CustomerState;
    }
  | {
      readonly kind: 'state';
      readonly type: 'payment' | 'refund' | 'payment_reversal';
      readonly eventType: string;
      readonly id: string;
      readonly status: string;
      readonly version: Version;
      readonly amount: number;
      readonly currency: string;
      /** Of a refund or a reversal, if it names one. */
      readonly paymentId?: string;
      /** Of a payment: the invoice that it is applied to by now, where it tells that. */
      readonly invoice?: string;
    }
  | {
      readonly kind: 'customer_changed' | 'customer_deleted';
      readonly person: string;
      readonly shows: CustomerState;
    }
  | { readonly kind: 'rejected' }
  /** A payment that failed, or of nothing: it leaves a line, and changes nothing. */
  | { readonly kind: 'nothing_to_act_on' }
  | { readonly kind: 'not_handled' };

export interface PlannedEvent {
  readonly id: string;
  /** Absent: when somebody asks for it. */
  readonly at?: number;
  readonly body: string;
  readonly told: Told;
}

/** A Chargebee customer. */
export interface Person {
  readonly id: string;
  /** Normalized; absent where Chargebee has none. */
  readonly email?: string;
}

export interface PlannedPayment {
  readonly id: string;
  readonly person: Person;
  /** The state of its customer that it shows. */
  readonly shows: CustomerState;
  /** Epoch milliseconds; absent: when it is told. */
  readonly occurredAt?: number;
  readonly amount: number;
  readonly currency: string;
  /** Epoch milliseconds. */
  readonly date: number;
}

export interface Toggle {
  readonly at: number;
  readonly settings: Settings;
}

/** An admin refuses a lead. */
export interface Refusal {
  readonly at: number;
  readonly leadId: string;
}

/** An admin adds a lead, and has payments sent again as soon as it is there. */
export interface LateLead {
  readonly at: number;
  readonly lead: Lead;
  readonly resent: readonly PlannedEvent[];
}

/** An admin gives whoever has an email then to another partner, or to none. */
export interface Reassignment {
  readonly at: number;
  readonly email: string;
  readonly partnerId?: string;
}

/** An admin moves a reward of a payment, or what was taken back of one, through these statuses. */
export interface RewardMove {
  readonly at: number;
  readonly paymentId: string;
  /** Which of all that the payment holds then, from 0 and round again. */
  readonly which: number;
  readonly statuses: readonly RewardStatus[];
}

/** What an admin asks for about an event or a payment, whatever has become of it then. */
export type Ask = { readonly at: number } & (
  | {
      readonly kind: 'replay';
      readonly eventId: string;
      /** Of a payment that succeeded. */ readonly paymentId?: string;
    }
  | {
      readonly kind: 'link';
      readonly paymentId: string;
      readonly to: 'customer' | 'lead' | 'deal' | 'create';
      /** Which of all that there are then, from 0 and round again. */
      readonly which: number;
    }
  | {
      readonly kind: 'pay_by_hand';
      readonly externalId: string;
      /** Which of the customers that there are then, from 0 and round again. */
      readonly which: number;
      readonly amount: number;
      readonly currency: string;
      /** Epoch milliseconds. */
      readonly date: number;
    }
  | { readonly kind: 'void_by_hand'; readonly externalId: string }
  | { readonly kind: 'unlink'; readonly chargebeeCustomerId: string }
  | {
      readonly kind: 'reassign';
      /** Which of the customers that there are then, from 0 and round again. */
      readonly which: number;
      readonly partnerId: string | null;
      readonly unpaid: 'keep' | 'move';
    }
  | { readonly kind: 'correct'; readonly partnerId: string; readonly amount: number; readonly reason: string }
  | {
      readonly kind: 'dismiss' | 'restore';
      readonly paymentId: string;
      /** The later payments of its payer too. */
      readonly ofCustomer: boolean;
    }
);

/** One account with all that will happen in it. */
export interface AccountPlan {
  readonly account: Account;
  /** Whatever the order, it ends the same: nobody shares an email, whoever is deleted pays no more, no setting changes. */
  readonly isPlain: boolean;
  readonly settings: Settings;
  readonly programs: readonly Program[];
  readonly partners: readonly Partner[];
  readonly leads: readonly Lead[];
  /** Added while payments come. */
  readonly lateLeads: readonly LateLead[];
  readonly deals: readonly Deal[];
  readonly customers: readonly Customer[];
  readonly payments: readonly PlannedPayment[];
  readonly events: readonly PlannedEvent[];
  readonly toggles: readonly Toggle[];
  readonly refusals: readonly Refusal[];
  readonly reassignments: readonly Reassignment[];
  readonly moves: readonly RewardMove[];
  readonly asks: readonly Ask[];
}

export interface WorldPlan {
  readonly accounts: readonly AccountPlan[];
  readonly rates: FaultRates;
  readonly start: number;
  readonly outage?: Outage;
  /** Everybody takes equally long for everything, and starts at once. */
  readonly inLockStep: boolean;
  readonly containers: number;
  readonly batchSize: number;
  /** After how many receives in vain a message is a dead letter. */
  readonly maxReceives: number;
  /** Whether somebody redrives the dead letters, an hour later each time. */
  readonly isRedriven: boolean;
  /** When a message comes that nothing can be done with, and that every batch is full of what is there. */
  readonly poisonAt?: number;
}
