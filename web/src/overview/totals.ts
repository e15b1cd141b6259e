import type { Summary } from './use-summary.ts';

/** A day in one currency; amounts in its own unit. */
export interface DayOfCurrency {
  readonly date: string;
  readonly payments: number;
  /** As it was given back: positive. */
  readonly givenBack: number;
  readonly rewards: number;
}

/** All days together, in one currency where there is money in it. */
export interface Totals {
  readonly payments: number;
  readonly paymentCount: number;
  readonly givenBack: number;
  readonly rewards: number;
}

/** The currencies of the summary, the one with the most payments first. */
export function currenciesOf({ days }: Summary): string[] {
  const counts = new Map<string, number>();
  for (const { currency, paymentCount } of days.flatMap(({ currencies }) => currencies)) {
    counts.set(currency, (counts.get(currency) ?? 0) + paymentCount);
  }
  return [...counts].sort(([a, m], [b, n]) => n - m || a.localeCompare(b)).map(([currency]) => currency);
}

const ofCurrency = ({ currencies }: Summary['days'][number], currency: string) =>
  currencies.find((sums) => sums.currency === currency);

/** Each day in one currency. */
export const daysIn = (summary: Summary, currency: string): DayOfCurrency[] =>
  summary.days.map((day) => {
    const sums = ofCurrency(day, currency);
    return {
      date: day.date,
      payments: sums?.payments.amount ?? 0,
      givenBack: 0 - (sums?.givenBack.amount ?? 0),
      rewards: sums?.rewards.amount ?? 0,
    };
  });

export function totalsIn(summary: Summary, currency: string): Totals {
  const totals = { payments: 0, paymentCount: 0, givenBack: 0, rewards: 0 };
  for (const day of summary.days) {
    const sums = ofCurrency(day, currency);
    if (sums === undefined) continue;
    totals.payments += sums.payments.amount;
    totals.paymentCount += sums.paymentCount;
    totals.givenBack -= sums.givenBack.amount;
    totals.rewards += sums.rewards.amount;
  }
  return totals;
}

export const convertedLeads = ({ days }: Summary): number =>
  days.reduce((sum, day) => sum + day.convertedLeads, 0);

/** How many payments found no customer, of all that were recorded or wait for one; counts of payments, not of money. */
export function unmatchedShare({ days }: Summary): { readonly unmatched: number; readonly all: number } {
  const unmatched = days.reduce((sum, { outcomes }) => sum + outcomes.unmatched, 0);
  const recorded = days.reduce(
    (sum, { currencies }) => sum + currencies.reduce((count, { paymentCount }) => count + paymentCount, 0),
    0,
  );
  return { unmatched, all: unmatched + recorded };
}

/** The partners with the highest rewards in one currency. */
export const topPartners = ({ partners }: Summary, currency: string, most = 5) =>
  partners
    .flatMap(({ partnerId, rewards }) =>
      rewards
        .filter((reward) => reward.currency === currency && reward.amount > 0)
        .map(({ amount }) => ({ partnerId, amount })),
    )
    .sort((a, b) => b.amount - a.amount)
    .slice(0, most);
