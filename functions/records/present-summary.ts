import type { SummaryAnswer } from '../shared/api/summary-operation.ts';
import type { CurrencySums, DaySums } from '../shared/domain/lines/day-sums.ts';
import type { SummedDays } from '../shared/store/reads/sum-days.ts';

const { rawJSON } = JSON as typeof JSON & { readonly rawJSON: (text: string) => unknown };

/** An integer for a JSON body. Above 2^53 it is what `JSON.stringify` writes as the exact number, and nothing to reckon with. */
const exactInteger = (value: bigint): number =>
  Number.isSafeInteger(Number(value)) ? Number(value) : (rawJSON(String(value)) as number);

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1);

function presentCurrency([currency, sums]: readonly [string, CurrencySums]) {
  const { payments, paymentCount, givenBack, rewards } = sums;
  return {
    currency,
    payments: { amount: exactInteger(payments), currency },
    paymentCount,
    givenBack: { amount: exactInteger(givenBack), currency },
    rewards: { amount: exactInteger(rewards), currency },
  };
}

const presentDay = (date: string, sums: DaySums): SummaryAnswer['days'][number] => ({
  date,
  outcomes: { ...sums.outcomes },
  unreadable: sums.unreadable,
  convertedLeads: sums.convertedLeads,
  currencies: Object.entries(sums.byCurrency).sort(byName).map(presentCurrency),
});

/** Each partner's rewards over all days, by currency. */
function presentPartners(days: SummedDays['days']): SummaryAnswer['partners'] {
  const partners = new Map<string, Map<string, bigint>>();
  for (const { sums } of days) {
    for (const [partnerId, rewards] of Object.entries(sums.byPartner)) {
      const total = partners.get(partnerId) ?? new Map<string, bigint>();
      for (const [currency, amount] of Object.entries(rewards)) {
        total.set(currency, (total.get(currency) ?? 0n) + amount);
      }
      partners.set(partnerId, total);
    }
  }
  return [...partners].sort(byName).map(([partnerId, rewards]) => ({
    partnerId,
    rewards: [...rewards]
      .sort(byName)
      .map(([currency, amount]) => ({ amount: exactInteger(amount), currency })),
  }));
}

/** The summary as it is answered. */
export const presentSummary = (
  { from, to }: { readonly from: string; readonly to: string },
  { days, pending }: SummedDays,
): SummaryAnswer => ({
  from,
  to,
  days: days.map(({ date, sums }) => presentDay(date, sums)),
  partners: presentPartners(days),
  pendingDays: [...pending],
});
