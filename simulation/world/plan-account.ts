import type { Customer } from '../../functions/shared/domain/customer/customer.ts';
import type { Deal } from '../../functions/shared/domain/customer/deal.ts';
import { idOf } from '../../functions/shared/domain/ids.ts';
import type { Options, Settings } from '../../functions/shared/domain/integration.ts';
import type { Lead } from '../../functions/shared/domain/customer/lead.ts';
import type { Partner } from '../../functions/shared/domain/rewards/partner.ts';
import type { Program } from '../../functions/shared/domain/rewards/program.ts';
import { accountSchema } from '../../functions/shared/store/account.ts';
import type { Random } from '../random.ts';
import { otherBody, transactionBody } from './bodies.ts';
import { planPerson } from './plan-person.ts';
import { planPayment, type Maker } from './plan-payment.ts';
import { planRule } from './plan-rules.ts';
import { planMoves } from './plan-moves.ts';
import type { AccountPlan, Person, PlannedEvent, PlannedPayment, Toggle } from './plan.ts';

export interface AccountOptions {
  readonly name: string;
  readonly start: number;
  /** Milliseconds in which everything happens. */
  readonly span: number;
  readonly ulids: () => string;
  readonly isPlain: boolean;
  /** More deals than fit into one write, and more waiting events. */
  readonly isLarge: boolean;
  readonly people: number;
}

const day = 86_400_000;
const times = <T>(n: number, make: (index: number) => T): T[] =>
  Array.from({ length: n }, (_, index) => make(index));

function planSettings(random: Random, mayBeOff: boolean): Settings {
  const valid: Options[] = [
    { convertLead: true, associateDeals: true, createTransactions: true },
    { convertLead: true, associateDeals: false, createTransactions: true },
    { convertLead: false, associateDeals: true, createTransactions: true },
    { convertLead: true, associateDeals: true, createTransactions: false },
    { convertLead: false, associateDeals: false, createTransactions: false },
  ];
  const [all] = valid;
  const options = all && random.chance(0.6) ? all : random.pick(valid);
  return { status: mayBeOff && random.chance(0.3) ? 'off' : 'on', options };
}

function planPartners(
  random: Random,
  { ulids, start }: AccountOptions,
): { programs: Program[]; partners: Partner[] } {
  const programs = times(1 + random.below(2), (n): Program => ({
    programId: idOf('program', ulids()),
    version: 1,
    name: `Program ${n}`,
    rules: times(1 + random.below(3), () => planRule(random, ulids(), start)),
    createdAt: start,
  }));
  const partners = times(1 + random.below(3), (n): Partner => ({
    partnerId: idOf('partner', ulids()),
    version: 1,
    name: `Partner ${n}`,
    email: `partner-${n}@example.com`,
    programId: random.pick(programs).programId,
    status: random.chance(0.9) ? 'active' : 'declined',
    createdAt: start,
  }));
  return { programs, partners };
}

function planAmount(random: Random): number {
  const roll = random.fraction();
  if (roll < 0.2) return 1 + random.below(20);
  if (roll < 0.3) return Number.MAX_SAFE_INTEGER - random.below(1_000);
  return 5 + 10 * random.below(10_000);
}

/** What an account holds before anything is paid, and everything that Chargebee will tell it. */
export function planAccount(random: Random, options: AccountOptions): AccountPlan {
  const { start, span, ulids, isPlain, isLarge } = options;
  let [events, refunds] = [0, 0];
  const maker: Maker = {
    random,
    start,
    eventId: () => `ev_${++events}`,
    refundId: () => `refund_${++refunds}`,
    at: () => start + 60_000 + random.below(span + 1),
  };
  const { programs, partners } = planPartners(random, options);
  const somePartner = () => (random.chance(0.7) ? { partnerId: random.pick(partners).partnerId } : {});

  const emails = times(options.people, (n) => `person-${n}@example.com`);
  const people = emails.map((own, n): Person => {
    const email = isPlain || random.chance(0.6) ? own : random.pick([...emails, undefined]);
    return { id: `cb_${n}`, ...(email !== undefined && { email }) };
  });
  const leads = emails.flatMap((email) =>
    times(random.below(3), (): Lead => ({
      leadId: idOf('lead', ulids()),
      version: 1,
      email,
      ...somePartner(),
      status: random.pick(['pending', 'accepted', 'accepted', 'refused'] as const),
      registeredAt: start,
      createdAt: start,
    })),
  );
  const deals = emails.flatMap((email, who) =>
    times(isLarge ? 50 + random.below(50) : random.below(3), (n): Deal => ({
      dealId: idOf('deal', ulids()),
      version: 1,
      name: 'Deal',
      status: n === 0 && who % 2 === 1 ? 'lost' : 'open',
      contacts: [{ email }, { email: isPlain ? `else-${email}` : random.pick(emails) }],
      ...somePartner(),
      createdAt: start,
    })),
  );
  const customers = emails.flatMap((email, n): Customer[] =>
    random.chance(0.8)
      ? []
      : [
          {
            customerId: idOf('customer', ulids()),
            email,
            version: 1,
            ...(random.chance(0.7) && { sourcePartnerId: random.pick(partners).partnerId }),
            chargebeeCustomerIds: random.chance(0.5) ? [`cb_${n}`] : [],
            source: { kind: 'manual' },
            createdAt: start,
          },
        ],
  );

  const payments: PlannedPayment[] = [];
  const planned: PlannedEvent[] = [];
  for (const person of people) {
    const told = planPerson(maker, person, isPlain ? undefined : emails);
    for (let n = 1 + random.below(3); n > 0; n--) {
      // Whoever changes an email, or has none for a while, stays the same customer of Chargebee.
      const payer =
        isPlain || random.chance(0.6) ? person : random.pick([{ id: person.id }, random.pick(people)]);
      const payment: PlannedPayment = {
        id: `txn_${payments.length + 1}`,
        person: payer,
        ...told.payment(payer),
        amount: planAmount(random),
        currency: random.chance(0.8) ? 'EUR' : 'JPY',
        date: start - random.below(100) * day,
      };
      payments.push(payment);
      const many = isLarge && random.chance(0.5) ? 25 : random.chance(0.5) ? 1 + random.below(3) : 0;
      planned.push(...planPayment(maker, payment, many));
    }
    planned.push(...told.events);
  }
  if (random.chance(0.1)) planned.push(planOther(maker));
  if (random.chance(0.05))
    planned.push({ id: '', at: maker.at(), body: '{"id":', told: { kind: 'rejected' } });
  const toggles = isPlain
    ? []
    : times(random.below(4), (): Toggle => ({ at: maker.at(), settings: planSettings(random, true) }));
  return {
    account: accountSchema.parse(options.name),
    isPlain,
    settings: planSettings(random, !isPlain),
    programs,
    partners,
    leads,
    deals,
    customers,
    payments,
    events: planned,
    toggles,
    refusals: leads.flatMap(({ leadId }) =>
      isPlain || random.chance(0.5) ? [] : { at: maker.at(), leadId },
    ),
    moves: payments.flatMap(({ id }) => planMoves(maker, id)),
  };
}

/** What nothing acts on: another type of event, or a transaction that is created and is no reversal. */
function planOther({ random, eventId, at }: Maker): PlannedEvent {
  const [id, time] = [eventId(), at()];
  const told = { kind: 'not_handled' } as const;
  if (random.chance(0.5)) {
    return { id, at: time, body: otherBody({ id, type: 'subscription_created', at: time }), told };
  }
  const transaction = {
    id: 'txn_other',
    type: 'payment',
    status: 'success',
    amount: 1,
    currency_code: 'EUR',
    date: 1,
  };
  const body = transactionBody({ id, type: 'transaction_created', at: time }, transaction, undefined);
  return { id, at: time, body, told };
}
