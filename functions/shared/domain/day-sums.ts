import type { ActivityLine, Outcome } from './activity.ts';
import type { GivenReward, Transaction } from './transaction.ts';

/** Sums in one currency, in its own unit. */
export interface CurrencySums {
  readonly payments: number;
  readonly paymentCount: number;
  /** Of refunds and reversals: negative, but where more was undone than given back. */
  readonly givenBack: number;
  /** What was earned less what was taken back; a cancelled reward counts as nothing. */
  readonly rewards: number;
}

/** What was recorded on one day (UTC). Nothing is ever summed across currencies. */
export interface DaySums {
  readonly outcomes: Readonly<Record<Outcome, number>>;
  readonly convertedLeads: number;
  readonly byCurrency: Readonly<Record<string, CurrencySums>>;
  /** Rewards by partner, then by currency. */
  readonly byPartner: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Whether nothing of it can change any more: no line waits for a decision, and every reward is paid or cancelled. */
  readonly settled: boolean;
}

/** What one item of the activity says. */
export interface RecordedItem {
  readonly line: ActivityLine | undefined;
  readonly transactions: readonly Transaction[];
  readonly rewards: readonly GivenReward[];
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

const mayChange: ReadonlySet<Outcome> = new Set(['unmatched', 'waiting', 'failed']);

/** Sums up a day, item by item, in any order. */
export class DaySum {
  private readonly outcomes = { processed: 0, ignored: 0, unmatched: 0, waiting: 0, rejected: 0, failed: 0 };
  private readonly byCurrency = new Map<string, Writable<CurrencySums>>();
  private readonly byPartner = new Map<string, Map<string, number>>();
  private convertedLeads = 0;
  private settled = true;

  add({ line, transactions, rewards }: RecordedItem): void {
    if (line !== undefined) this.addLine(line);
    for (const { kind, amount } of transactions) {
      const sums = this.of(amount.currency);
      if (kind === 'payment') {
        sums.payments += amount.amount;
        sums.paymentCount += 1;
      } else sums.givenBack += amount.amount;
    }
    for (const reward of rewards) this.addReward(reward);
  }

  get sums(): DaySums {
    const byPartner = [...this.byPartner].map(([id, rewards]) => [id, Object.fromEntries(rewards)]);
    return {
      outcomes: this.outcomes,
      convertedLeads: this.convertedLeads,
      byCurrency: Object.fromEntries(this.byCurrency),
      byPartner: Object.fromEntries(byPartner) as DaySums['byPartner'],
      settled: this.settled,
    };
  }

  private addLine({ outcome, steps }: ActivityLine): void {
    this.outcomes[outcome] += 1;
    this.convertedLeads += steps.filter(({ code }) => code === 'lead_converted').length;
    if (mayChange.has(outcome)) this.settled = false;
  }

  private addReward({ partnerId, amount: { amount, currency }, status }: GivenReward): void {
    if (status === 'cancelled') return;
    if (status !== 'paid') this.settled = false;
    this.of(currency).rewards += amount;
    const ofPartner = this.byPartner.get(partnerId) ?? new Map<string, number>();
    ofPartner.set(currency, (ofPartner.get(currency) ?? 0) + amount);
    this.byPartner.set(partnerId, ofPartner);
  }

  private of(currency: string): Writable<CurrencySums> {
    const sums = this.byCurrency.get(currency) ?? { payments: 0, paymentCount: 0, givenBack: 0, rewards: 0 };
    this.byCurrency.set(currency, sums);
    return sums;
  }
}
