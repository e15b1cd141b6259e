import type { Change } from '../../functions/shared/domain/change.ts';
import type { Customer } from '../../functions/shared/domain/customer/customer.ts';
import type { FreeDeal } from '../../functions/shared/domain/customer/deal.ts';
import type { PaymentEvent } from '../../functions/shared/domain/event.ts';
import type { OpenLead } from '../../functions/shared/domain/customer/lead.ts';
import type { PartnerTerms } from '../../functions/shared/domain/rewards/partner.ts';
import type { PaymentCase } from '../../functions/shared/domain/payment/payment-case.ts';
import { nothingKnown } from '../../functions/shared/domain/payment/payment-state.ts';
import type { RewardRule, RuleTerms } from '../../functions/shared/domain/rewards/program.ts';

/** ULIDs in order: the n-th made has this form. */
export const ulid = (n: number): string => String(n).padStart(26, '0');

export function countingUlids(from = 1): () => string {
  let n = from;
  return () => ulid(n++);
}

export const day = 86_400_000;
export const paidOn = Date.UTC(2026, 10, 20, 12);

type EventParts = Partial<Omit<PaymentEvent, 'transaction' | 'customer'>> & {
  readonly transaction?: Partial<PaymentEvent['transaction']>;
  readonly customer?: Partial<PaymentEvent['customer']>;
};

export const anEvent = ({ transaction, customer, ...event }: EventParts = {}): PaymentEvent => ({
  id: 'ev_1',
  type: 'payment_succeeded',
  occurredAt: paidOn + 3_000,
  receivedAt: paidOn + 5_000,
  ...event,
  transaction: {
    id: 'txn_cb_1',
    type: 'payment',
    status: 'success',
    amount: { amount: 4_900, currency: 'EUR' },
    date: paidOn,
    resourceVersion: paidOn,
    invoices: [{ id: 'inv_1', applied: { amount: 4_900, currency: 'EUR' } }],
    ...transaction,
  },
  customer: { id: 'cb_1', email: 'ada@example.com', firstName: 'Ada', ...customer },
});

export const withoutEmail = (event: PaymentEvent): PaymentEvent => {
  const { email, ...customer } = event.customer;
  return { ...event, customer };
};

export const aLead = (lead: Partial<OpenLead> = {}): OpenLead => ({
  leadId: `led_${ulid(901)}`,
  version: 1,
  email: 'ada@example.com',
  partnerId: 'prt_lead',
  registeredAt: paidOn,
  ...lead,
});

export const aDeal = (n: number, deal: Partial<FreeDeal> = {}): FreeDeal => ({
  dealId: `del_${ulid(n)}`,
  version: 1,
  emails: ['ada@example.com'],
  ...deal,
});

export const aCustomer = (customer: Partial<Customer> = {}): Customer => ({
  customerId: `cus_${ulid(801)}`,
  email: 'ada@example.com',
  version: 3,
  chargebeeCustomerIds: [],
  source: { kind: 'manual' },
  createdAt: paidOn,
  ...customer,
});

export const aRule = (terms: Partial<RuleTerms> = {}, n = 1): RewardRule => ({
  ruleId: `rul_${n}`,
  versions: [
    {
      name: 'Ten percent',
      reward: { kind: 'percentage', basisPoints: 1_000 },
      lasts: { kind: 'forever' },
      minimum: null,
      holdDays: 0,
      version: 1,
      ...terms,
    },
  ],
});

export const activeWith = (...rules: readonly RewardRule[]): PartnerTerms => ({
  programId: 'prg_1',
  status: 'active',
  rules,
});

type CaseParts = {
  readonly event?: PaymentEvent;
  readonly options?: Partial<PaymentCase['settings']['options']>;
  readonly status?: 'on' | 'off';
} & Partial<PaymentCase['state']>;

/** A payment of an integration with all three options on, of which nothing is known. */
export const aCase = ({
  event = anEvent(),
  options,
  status = 'on',
  ...state
}: CaseParts = {}): PaymentCase => ({
  event,
  state: { ...nothingKnown, ...state },
  settings: {
    status,
    options: { convertLead: true, associateDeals: true, createTransactions: true, ...options },
  },
  now: paidOn + 10_000,
  ulids: countingUlids(),
});

/** The one change of this kind. */
export function the<K extends Change['kind']>(
  kind: K,
  changes: readonly Change[],
): Extract<Change, { kind: K }> | undefined {
  const found = changes.filter((change): change is Extract<Change, { kind: K }> => change.kind === kind);
  if (found.length > 1) throw new Error(`There are ${found.length} changes ${kind}.`);
  return found[0];
}

/** The codes of the decision's line, as `action:code`. */
export function reasons(changes: readonly Change[]): string[] {
  const line = the('put_payment', changes)?.payment.line ?? the('put_line', changes)?.line;
  return (line?.steps ?? []).map(({ action, code }) => `${action}:${code}`);
}
