import { Anchor, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useEffect, useId, useRef } from 'react';
import { Link } from 'react-router';
import { Amount } from '../ui/amount.tsx';
import { Time } from '../ui/time.tsx';
import classes from '../ui/ui.module.css';
import { CandidateRow } from './candidate-row.tsx';
import { payerOf, reasonWord } from './inbox-words.ts';
import type { Deed } from './inbox-actions.tsx';
import type { Unmatched } from './unmatched.ts';

interface InboxCardProps {
  readonly payment: Unmatched;
  /** Whether a link led to this one: the reader is taken to it. */
  readonly isSought: boolean;
  /** Asks whether something is to be done with it; absent for whoever may only look. */
  readonly onAsk?: ((what: Deed) => void) | undefined;
}

/** What can be done with a payment besides linking it to a candidate. */
function CardButtons({
  payment,
  onAsk,
}: Required<Pick<InboxCardProps, 'payment'>> & { readonly onAsk: (what: Deed) => void }) {
  const kind = payment.dismissed ? 'restore' : 'dismiss';
  return (
    <>
      <Button
        size="xs"
        variant="default"
        onClick={() => {
          onAsk({ kind: 'choose' });
        }}
      >
        Link to…
      </Button>
      <Button
        size="xs"
        variant="default"
        onClick={() => {
          onAsk({ kind: 'link', target: { kind: 'create', partnerId: null } });
        }}
      >
        New customer
      </Button>
      <Button
        size="xs"
        variant="default"
        onClick={() => {
          onAsk({ kind });
        }}
      >
        {kind === 'dismiss' ? 'Dismiss' : 'Restore'}
      </Button>
    </>
  );
}

/** One payment that found no customer: who paid, how much, and who may be meant. */
export function InboxCard({ payment, isSought, onAsk }: InboxCardProps) {
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
                  onAsk &&
                  (() => {
                    onAsk({ kind: 'link', target: candidate });
                  })
                }
              />
            ))}
          </ul>
        )}
        <Group gap="sm">
          {onAsk !== undefined && <CardButtons payment={payment} onAsk={onAsk} />}
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
