import type { ActivityLine } from './activity.ts';
import type { Customer, CustomerPointer, CustomerSource } from './customer.ts';
import type { FreeDeal } from './deal.ts';
import type { OpenLead } from './lead.ts';
import type { Payment } from './payment.ts';
import type { RuleUses } from './rule-use.ts';

/**
 * What a decision changes. Each change holds only while what it was decided on still stands: nobody else has this
 * email or Chargebee id, the lead, the deal and the customer have the version that was read, the payment is as it was.
 */
export type Change =
  | { readonly kind: 'create_customer'; readonly customer: Customer }
  | {
      readonly kind: 'update_customer';
      readonly before: CustomerPointer;
      readonly after: CustomerPointer;
      /** Where the source partner came from, if the customer was given one. */
      readonly source?: CustomerSource;
    }
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
  /** The line that the failed payment held becomes one of its own; `line` is in its place, and nowhere else any more. */
  | { readonly kind: 'swap_lines'; readonly failed: Payment; readonly line: ActivityLine }
  /** An event that changes nothing else, or a refused body: its line, once; `kept` is what could not be processed. */
  | { readonly kind: 'add_line'; readonly line: ActivityLine; readonly ulid: string; readonly kept?: string };
