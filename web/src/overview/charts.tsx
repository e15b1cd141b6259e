import { Bar, BarChart, CartesianGrid, Legend, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { digitsOf, formatMoney } from '../ui/format-money.ts';
import type { DayOfCurrency } from './totals.ts';

export interface Series<T> {
  readonly key: keyof T & string;
  readonly label: string;
  readonly color: string;
}

interface DayChartProps<T extends { readonly date: string }> {
  readonly days: readonly T[];
  readonly series: readonly Series<T>[];
  /** A value as it stands beside the axis and in the tooltip. */
  readonly format: (value: number) => string;
  readonly formatAxis: (value: number) => string;
}

const shortDate = new Intl.DateTimeFormat(undefined, { month: 'short', day: 'numeric', timeZone: 'UTC' });
const dayText = (date: unknown): string => shortDate.format(new Date(String(date)));

const text = { fill: 'var(--mantine-color-dimmed)', fontSize: 12 };

/** Bars by day. What it shows stands in a table beside it for who cannot see it. */
function DayChart<T extends { readonly date: string }>({
  days,
  series,
  format,
  formatAxis,
}: DayChartProps<T>) {
  return (
    <ResponsiveContainer width="100%" height={240}>
      <BarChart data={[...days]} margin={{ top: 8, right: 4, bottom: 0, left: 0 }} accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke="var(--mantine-color-default-border)" />
        <XAxis dataKey="date" tickFormatter={dayText} tick={text} minTickGap={28} tickLine={false} />
        <YAxis
          tickFormatter={formatAxis}
          tick={text}
          tickLine={false}
          axisLine={false}
          width={72}
          allowDecimals={false}
        />
        <Tooltip
          labelFormatter={dayText}
          formatter={(value) => format(Number(value))}
          cursor={{ fill: 'var(--mantine-color-default-hover)' }}
          contentStyle={{
            background: 'var(--mantine-color-body)',
            border: '1px solid var(--mantine-color-default-border)',
            borderRadius: 8,
          }}
        />
        {series.length > 1 && (
          <Legend
            formatter={(label: string) => <span style={{ color: 'var(--mantine-color-text)' }}>{label}</span>}
          />
        )}
        {series.map(({ key, label, color }) => (
          <Bar
            key={key}
            dataKey={(day: T) => day[key] as number}
            name={label}
            fill={color}
            radius={3}
            isAnimationActive={false}
          />
        ))}
      </BarChart>
    </ResponsiveContainer>
  );
}

interface MoneyChartProps {
  readonly days: readonly DayOfCurrency[];
  readonly currency: string;
  readonly series: readonly Series<DayOfCurrency>[];
}

/** Money of one currency by day. */
export function MoneyChart({ days, currency, series }: MoneyChartProps) {
  const compact = new Intl.NumberFormat(undefined, { notation: 'compact' });
  return (
    <DayChart
      days={days}
      series={series}
      format={(amount) => formatMoney({ amount, currency })}
      formatAxis={(amount) => compact.format(amount / 10 ** digitsOf(currency))}
    />
  );
}

interface CountChartProps {
  readonly days: readonly { readonly date: string; readonly convertedLeads: number }[];
}

/** Converted leads by day. */
export function CountChart({ days }: CountChartProps) {
  return (
    <DayChart
      days={days}
      series={[{ key: 'convertedLeads', label: 'Converted leads', color: 'var(--mantine-color-indigo-5)' }]}
      format={String}
      formatAxis={String}
    />
  );
}
