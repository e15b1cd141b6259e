import { Anchor, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Amount } from '../ui/amount.tsx';
import classes from '../ui/ui.module.css';
import { convertedLeads, totalsIn, unmatchedShare } from './totals.ts';
import type { Summary } from './use-summary.ts';

interface FigureProps {
  readonly label: string;
  readonly value: ReactNode;
  readonly note?: ReactNode;
}

function Figure({ label, value, note }: FigureProps) {
  return (
    <Stack className={classes['card']} gap={2} p="md">
      <Text size="sm" c="dimmed">
        {label}
      </Text>
      <Text size="xl" fw={700}>
        {value}
      </Text>
      {note !== undefined && (
        <Text size="sm" c="dimmed">
          {note}
        </Text>
      )}
    </Stack>
  );
}

interface FiguresProps {
  readonly summary: Summary;
  /** Undefined where there was no money. */
  readonly currency: string | undefined;
}

const percent = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 1 });

/** The period in a few numbers. */
export function Figures({ summary, currency }: FiguresProps) {
  const { unmatched, all } = unmatchedShare(summary);
  const totals = currency === undefined ? undefined : totalsIn(summary, currency);
  return (
    <div className={classes['figures']}>
      {currency !== undefined && totals !== undefined && (
        <>
          <Figure
            label={`Payments in ${currency}`}
            value={<Amount value={{ amount: totals.payments, currency }} />}
            note={totals.paymentCount === 1 ? '1 payment' : `${totals.paymentCount} payments`}
          />
          <Figure
            label={`Given back in ${currency}`}
            value={<Amount value={{ amount: totals.givenBack, currency }} />}
          />
          <Figure
            label={`Rewards in ${currency}`}
            value={<Amount value={{ amount: totals.rewards, currency }} />}
          />
        </>
      )}
      <Figure label="Converted leads" value={convertedLeads(summary)} />
      <Figure
        label="Unmatched payments"
        value={all === 0 ? '–' : percent.format(unmatched / all)}
        note={
          unmatched === 0 ? (
            'All found their customer'
          ) : (
            <Anchor
              component={Link}
              to="/integrations/chargebee/activity?outcome=unmatched"
              inherit
              underline="always"
            >
              {unmatched} of {all} payments
            </Anchor>
          )
        }
      />
    </div>
  );
}
