import { Group, NativeSelect, SimpleGrid, Stack, Text } from '@mantine/core';
import { IconChartBarOff } from '@tabler/icons-react';
import { useSearchParams } from 'react-router';
import { EmptyState } from '../ui/empty-state.tsx';
import { Loading } from '../ui/loading.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { ProblemAlert } from '../ui/problem-alert.tsx';
import { Figures } from './figures.tsx';
import { LeadsCard, MoneyCard, RewardsCard } from './chart-cards.tsx';
import { TopPartners } from './top-partners.tsx';
import { currenciesOf } from './totals.ts';
import { useSummary, type Summary } from './use-summary.ts';

const ranges = [7, 30, 90] as const;

const isEmpty = ({ days }: Summary): boolean =>
  days.every(({ outcomes }) => Object.values(outcomes).every((count) => count === 0));

/** What the last days brought: money by currency, leads, partners. The range and the currency stand in the address. */
export function OverviewPage() {
  const [params, setParams] = useSearchParams();
  const set = (name: string, value: string): void => {
    setParams((before) => {
      before.set(name, value);
      return before;
    });
  };
  const range = ranges.find((days) => String(days) === params.get('days')) ?? 30;
  const { data: summary, error, refetch } = useSummary(range);
  const currencies = summary === undefined ? [] : currenciesOf(summary);
  const currency = currencies.find((one) => one === params.get('currency')) ?? currencies[0];
  const pending = summary?.pendingDays.length ?? 0;
  const unreadable = summary?.days.reduce((sum, day) => sum + day.unreadable, 0) ?? 0;
  return (
    <>
      <PageTitle title="Overview" description="What payments brought your partners and you, by UTC day." />
      <Stack gap="lg">
        <Group gap="md">
          <NativeSelect
            label="Period"
            value={String(range)}
            data={ranges.map((days) => ({ value: String(days), label: `Last ${days} days` }))}
            onChange={({ currentTarget }) => {
              set('days', currentTarget.value);
            }}
          />
          {currency !== undefined && (
            <NativeSelect
              label="Currency"
              value={currency}
              data={currencies}
              onChange={({ currentTarget }) => {
                set('currency', currentTarget.value);
              }}
            />
          )}
        </Group>
        {error !== null && (
          <ProblemAlert
            title="The overview could not be read"
            problem={error}
            onRetry={() => void refetch()}
          />
        )}
        {summary === undefined && error === null && <Loading what="the overview" rows={8} />}
        {pending > 0 && summary !== undefined && (
          <Text role="status">
            Summing up: {summary.days.length} of {summary.days.length + pending} days done. This is needed
            once.
          </Text>
        )}
        {unreadable > 0 && (
          <Text role="status">
            {unreadable === 1 ? 'One entry was' : `${unreadable} entries were`} written by another version of
            the integration and cannot be read here: their money is not in these sums.
          </Text>
        )}
        {summary !== undefined && pending === 0 && isEmpty(summary) && (
          <EmptyState icon={<IconChartBarOff size={40} />} title="Nothing happened in this period">
            As soon as Chargebee sends payments, they are summed up here.
          </EmptyState>
        )}
        {summary !== undefined && !isEmpty(summary) && (
          <>
            <Figures summary={summary} currency={currency} />
            <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="lg">
              {currency !== undefined && (
                <>
                  <MoneyCard summary={summary} currency={currency} />
                  <RewardsCard summary={summary} currency={currency} />
                </>
              )}
              <LeadsCard summary={summary} />
              {currency !== undefined && <TopPartners summary={summary} currency={currency} />}
            </SimpleGrid>
          </>
        )}
      </Stack>
    </>
  );
}
