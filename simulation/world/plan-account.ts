import type { Options, Settings } from '../../functions/shared/domain/integration.ts';
import { accountSchema } from '../../functions/shared/store/account.ts';
import type { Random } from '../random.ts';
import { planAsks } from './plan-asks.ts';
import { planPerson } from './plan-person.ts';
import { planPayment, type Maker } from './plan-payment.ts';
import { planLateLeads } from './plan-late-leads.ts';
import { planMoves } from './plan-moves.ts';
import { planReassignments } from './plan-reassignments.ts';
import { planRefusals } from './plan-refusals.ts';
import { planRecords } from './plan-records.ts';
import { planUnrecorded } from './plan-unrecorded.ts';
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
    ulid: ulids,
    at: () => start + 60_000 + random.below(span + 1),
  };
  const emails = times(options.people, (n) => `person-${n}@example.com`);
  const people = emails.map((own, n): Person => {
    const email = isPlain || random.chance(0.6) ? own : random.pick([...emails, undefined]);
    return { id: `cb_${n}`, ...(email !== undefined && { email }) };
  });
  const records = planRecords(random, options, emails);
  const { partners } = records;

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
  planned.push(...planUnrecorded(maker));
  const settings = planSettings(random, !isPlain);
  const known = { ...records, payments, events: planned };
  // What is ignored stays so, and then it matters whether the lead came first.
  const mayComeLate = !isPlain || settings.options.createTransactions;
  const lateLeads = mayComeLate ? planLateLeads(maker, known, people) : [];
  planned.push(...lateLeads.flatMap(({ resent }) => resent.filter(({ at }) => at === undefined)));
  const toggles = isPlain
    ? []
    : times(random.below(4), (): Toggle => ({ at: maker.at(), settings: planSettings(random, true) }));
  return {
    account: accountSchema.parse(options.name),
    isPlain,
    settings,
    ...records,
    lateLeads,
    payments,
    events: planned,
    toggles,
    refusals: isPlain ? [] : planRefusals(maker, known),
    reassignments: isPlain ? [] : planReassignments(maker, emails, partners),
    moves: payments.flatMap(({ id }) => planMoves(maker, id)),
    asks: planAsks(maker, payments, planned, !isPlain, partners),
  };
}
