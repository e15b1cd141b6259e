import { Group, Stack, Text, Title } from '@mantine/core';
import { RecordLink } from '../records/record-link.tsx';
import { Amount } from '../ui/amount.tsx';
import classes from '../ui/ui.module.css';
import { topPartners } from './totals.ts';
import type { Summary } from './use-summary.ts';

interface TopPartnersProps {
  readonly summary: Summary;
  readonly currency: string;
}

/** Who earned the most in one currency. */
export function TopPartners({ summary, currency }: TopPartnersProps) {
  const partners = topPartners(summary, currency);
  const most = partners[0]?.amount ?? 1;
  return (
    <Stack component="section" className={classes['card']} gap="md" aria-labelledby="top-partners">
      <Title order={2} size="h4" id="top-partners">
        Top partners, {currency}
      </Title>
      {partners.length === 0 && <Text c="dimmed">No partner earned rewards in this period.</Text>}
      <ol style={{ margin: 0, padding: 0, listStyle: 'none', display: 'grid', gap: 16 }}>
        {partners.map(({ partnerId, amount }) => (
          <li key={partnerId}>
            <Group justify="space-between" gap="xs" mb={4}>
              <RecordLink id={partnerId} />
              <Text fw={600}>
                <Amount value={{ amount, currency }} />
              </Text>
            </Group>
            <div
              aria-hidden
              style={{
                height: 8,
                borderRadius: 4,
                width: `${(amount / most) * 100}%`,
                background: 'var(--mantine-color-indigo-5)',
              }}
            />
          </li>
        ))}
      </ol>
    </Stack>
  );
}
