import { Anchor, Group, Stack, Text, Title } from '@mantine/core';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import { Link } from 'react-router';
import { Amount } from '../ui/amount.tsx';
import { Time } from '../ui/time.tsx';
import classes from '../ui/ui.module.css';
import { CandidateRow } from './candidate-row.tsx';
import { payerOf, reasonWord } from './inbox-words.ts';
import type { Candidate, Unmatched } from './use-inbox.ts';

interface InboxCardProps {
  readonly payment: Unmatched;
  /** Whether a link led to this one: the reader is taken to it. */
  readonly isSought: boolean;
  /** Links it to a candidate; absent for whoever may only look. */
  readonly onLink?: ((candidate: Candidate) => void) | undefined;
  /** What else can be done with it. */
  readonly actions?: ReactNode;
}

/** One payment that found no customer: who paid, how much, and who may be meant. */
export function InboxCard({ payment, isSought, onLink, actions }: InboxCardProps) {
  const { company, email, amount, left, occurredAt, reason, candidates, eventId } = payment;
  const titleId = useId();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (isSought) title.current?.focus();
  }, [isSought]);
  const payer = payerOf(payment);
  const others = [company, email].filter((one) => one !== null && one !== payer);
  return (
    <article className={classes['card']} aria-labelledby={titleId}>
      <Stack gap="sm">
        <Group justify="space-between" align="flex-start" gap="xs">
          <Stack gap={2} flex="1 1 220px" miw={0}>
            <Title
              ref={title}
              id={titleId}
              tabIndex={-1}
              order={2}
              size="h5"
              style={{ overflowWrap: 'anywhere' }}
            >
              {payer}
            </Title>
            {others.length > 0 && (
              <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
                {others.join(' · ')}
              </Text>
            )}
          </Stack>
          <Stack gap={2}>
            <Text fw={600}>
              <Amount value={amount} />
              {left.amount !== amount.amount && (
                <Text span size="sm" fw={400}>
                  , <Amount value={left} /> left
                </Text>
              )}
            </Text>
            <Text size="sm">
              <Time value={occurredAt} />
            </Text>
          </Stack>
        </Group>
        <Text size="sm" c="dimmed">
          {reasonWord(reason)}
        </Text>
        {candidates.length > 0 && (
          <ul className={classes['candidates']} aria-label={`Who may be meant by ${payer}`}>
            {candidates.map((candidate) => (
              <CandidateRow
                key={candidate.id}
                candidate={candidate}
                onLink={
                  onLink &&
                  (() => {
                    onLink(candidate);
                  })
                }
              />
            ))}
          </ul>
        )}
        <Group gap="sm">
          {actions}
          <Anchor
            component={Link}
            to={`/integrations/chargebee/activity?event=${encodeURIComponent(eventId)}`}
            size="sm"
            underline="always"
          >
            Its event
          </Anchor>
        </Group>
      </Stack>
    </article>
  );
}
