import type { ActivityLine, Outcome } from './activity.ts';
import type { GivenReward, Transaction } from '../payment/transaction.ts';

/** Sums in one currency, in its own unit; of any size. */
export interface CurrencySums {
  readonly payments: bigint;
  readonly paymentCount: number;
  /** Of refunds and reversals: negative, but where more was undone than given back. */
  readonly givenBack: bigint;
  /** What was earned less what was taken back; a cancelled reward counts as nothing. */
  readonly rewards: bigint;
}

/** What was recorded on one day (UTC). Nothing is ever summed across currencies. */
export interface DaySums {
  readonly outcomes: Readonly<Record<Outcome, number> & Record<string, number>>;
  readonly convertedLeads: number;
  readonly byCurrency: Readonly<Record<string, CurrencySums>>;
  /** Rewards by partner, then by currency. */
  readonly byPartner: Readonly<Record<string, Readonly<Record<string, bigint>>>>;
  /** Whether nothing of it can change any more: no line waits for a decision, and every reward is paid or cancelled. */
  readonly settled: boolean;
  /** Items that this release cannot read: their lines are counted, and their money is not in the sums. */
  readonly unreadable: number;
}

/** What one item of the activity says. */
export interface RecordedItem {
  readonly line: ActivityLine | undefined;
  readonly transactions: readonly Transaction[];
  readonly rewards: readonly GivenReward[];
  /** Its event waits for what it names, or is remembered: the line may become another. */
  readonly isWaiting: boolean;
  /** This release cannot read it: no money is told of. */
  readonly isUnreadable: boolean;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** Every other outcome may change, or is a word of a later release, which may. */
const final: ReadonlySet<string> = new Set<Outcome>(['processed', 'ignored', 'rejected']);

/** The sums of a day on which nothing was recorded. */
export const nothingSummed: DaySums = {
  outcomes: { processed: 0, ignored: 0, unmatched: 0, waiting: 0, rejected: 0, failed: 0 },
  convertedLeads: 0,
  byCurrency: {},
  byPartner: {},
  settled: true,
  unreadable: 0,
};

/** Sums up a day, item by item, in any order. @param before what was summed already */
export class DaySum {
  private readonly outcomes: Record<Outcome, number> & Record<string, number>;
  private unreadable: number;
  private readonly byCurrency: Map<string, Writable<CurrencySums>>;
  private readonly byPartner: Map<string, Map<string, bigint>>;
  private convertedLeads: number;
  private settled: boolean;

  constructor(before: DaySums) {
    this.outcomes = { ...before.outcomes };
    this.byCurrency = new Map(Object.entries(before.byCurrency).map(([name, sums]) => [name, { ...sums }]));
    this.byPartner = new Map(
      Object.entries(before.byPartner).map(([id, rewards]) => [id, new Map(Object.entries(rewards))]),
    );
    this.convertedLeads = before.convertedLeads;
    this.settled = before.settled;
    this.unreadable = before.unreadable;
  }

  add({ line, transactions, rewards, isWaiting, isUnreadable }: RecordedItem): void {
    if (line !== undefined) this.addLine(line);
    if (isUnreadable) this.unreadable += 1;
    if (isWaiting || isUnreadable) this.settled = false;
    for (const { kind, amount } of transactions) {
      const sums = this.of(amount.currency);
      if (kind === 'payment') {
        sums.payments += BigInt(amount.amount);
        sums.paymentCount += 1;
      } else sums.givenBack += BigInt(amount.amount);
    }
    for (const reward of rewards) this.addReward(reward);
  }

  get sums(): DaySums {
    const byPartner = [...this.byPartner].map(([id, rewards]) => [id, Object.fromEntries(rewards)]);
    return {
      outcomes: { ...this.outcomes },
      convertedLeads: this.convertedLeads,
      byCurrency: Object.fromEntries([...this.byCurrency].map(([name, sums]) => [name, { ...sums }])),
      byPartner: Object.fromEntries(byPartner) as DaySums['byPartner'],
      settled: this.settled,
      unreadable: this.unreadable,
    };
  }

  private addLine({ outcome, steps }: ActivityLine): void {
    this.outcomes[outcome] = (this.outcomes[outcome] ?? 0) + 1;
    this.convertedLeads += steps.filter(({ code }) => code === 'lead_converted').length;
    if (!final.has(outcome)) this.settled = false;
  }

  private addReward({ partnerId, amount: { amount, currency }, status }: GivenReward): void {
    // A cancelled one may come back; what is paid stays paid.
    if (status !== 'paid') this.settled = false;
    if (status === 'cancelled') return;
    this.of(currency).rewards += BigInt(amount);
    const ofPartner = this.byPartner.get(partnerId) ?? new Map<string, bigint>();
    ofPartner.set(currency, (ofPartner.get(currency) ?? 0n) + BigInt(amount));
    this.byPartner.set(partnerId, ofPartner);
  }

  private of(currency: string): Writable<CurrencySums> {
    const sums = this.byCurrency.get(currency) ?? {
      payments: 0n,
      paymentCount: 0,
      givenBack: 0n,
      rewards: 0n,
    };
    this.byCurrency.set(currency, sums);
    return sums;
  }
}
