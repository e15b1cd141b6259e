import { Skeleton, Stack, Table, Title } from '@mantine/core';
import { lazy, Suspense, useId, type ReactNode } from 'react';
import { formatMoney } from '../ui/format-money.ts';
import classes from '../ui/ui.module.css';
import type { Series } from './charts.tsx';
import { daysIn, type DayOfCurrency } from './totals.ts';
import type { Summary } from './use-summary.ts';

const MoneyChart = lazy(() => import('./charts.tsx').then((module) => ({ default: module.MoneyChart })));
const CountChart = lazy(() => import('./charts.tsx').then((module) => ({ default: module.CountChart })));

interface ChartCardProps {
  readonly title: string;
  readonly chart: ReactNode;
  readonly columns: readonly string[];
  /** Each day, in the order of the columns. */
  readonly rows: readonly (readonly string[])[];
}

/** A chart, and the same numbers as a table. */
function ChartCard({ title, chart, columns, rows }: ChartCardProps) {
  const id = useId();
  return (
    <Stack component="section" className={classes['card']} gap="md" aria-labelledby={id}>
      <Title order={2} size="h4" id={id}>
        {title}
      </Title>
      <div aria-hidden>
        <Suspense fallback={<Skeleton height={240} />}>{chart}</Suspense>
      </div>
      <details>
        <summary>The numbers</summary>
        <Table fz="sm" aria-label={title}>
          <Table.Thead>
            <Table.Tr>
              {['Day', ...columns].map((column) => (
                <Table.Th key={column}>{column}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <Table.Tr key={row[0]}>
                {row.map((cell, place) => (
                  <Table.Td key={place}>{cell}</Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </details>
    </Stack>
  );
}

interface CardProps {
  readonly summary: Summary;
  readonly currency: string;
}

const moneySeries: readonly Series<DayOfCurrency>[] = [
  { key: 'payments', label: 'Payments', color: 'var(--mantine-color-teal-6)' },
  { key: 'givenBack', label: 'Given back', color: 'var(--mantine-color-orange-5)' },
];
const rewardSeries: readonly Series<DayOfCurrency>[] = [
  { key: 'rewards', label: 'Rewards', color: 'var(--mantine-color-indigo-5)' },
];

function CurrencyCard({
  title,
  series,
  summary,
  currency,
}: CardProps & { readonly title: string; readonly series: readonly Series<DayOfCurrency>[] }) {
  const days = daysIn(summary, currency);
  return (
    <ChartCard
      title={title}
      chart={<MoneyChart days={days} currency={currency} series={series} />}
      columns={series.map(({ label }) => label)}
      rows={days.map((day) => [
        day.date,
        ...series.map(({ key }) => formatMoney({ amount: Number(day[key]), currency })),
      ])}
    />
  );
}

/** What was paid and given back, by day, in one currency. */
export const MoneyCard = (props: CardProps) => (
  <CurrencyCard title={`Payments and given back, ${props.currency}`} series={moneySeries} {...props} />
);

/** What partners earned less what was taken back, by day, in one currency. */
export const RewardsCard = (props: CardProps) => (
  <CurrencyCard title={`Rewards, ${props.currency}`} series={rewardSeries} {...props} />
);

/** Leads that became customers, by day. */
export const LeadsCard = ({ summary: { days } }: { readonly summary: Summary }) => (
  <ChartCard
    title="Converted leads"
    chart={<CountChart days={days} />}
    columns={['Converted leads']}
    rows={days.map(({ date, convertedLeads }) => [date, String(convertedLeads)])}
  />
);
