import { Anchor, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { RecordAudit } from '../audit/record-audit.tsx';
import { placeInInbox } from '../inbox/place-in-inbox.ts';
import { useSession } from '../session/session-context.ts';
import { Amount } from '../ui/amount.tsx';
import { Facts } from '../ui/facts.tsx';
import { Status } from '../ui/status.tsx';
import { Time } from '../ui/time.tsx';
import classes from '../ui/ui.module.css';
import { RecordLink } from '../records/record-link.tsx';
import { Earned } from './earned.tsx';
import { EventLink } from './event-link.tsx';
import { ReplayEvent } from './replay-event.tsx';
import { StepList } from './step-list.tsx';
import type { Line } from './use-activity.ts';
import { meaningOf } from './words.ts';

const id = (value: string | null) => value !== null && <span className={classes['id']}>{value}</span>;

/** Each field of a line with its name, or that it is shown elsewhere: none is forgotten. */
const factsOf = (
  line: Line,
): Readonly<Record<keyof Line, readonly [name: string, value: ReactNode] | 'elsewhere'>> => ({
  email: ['Email', line.email && <EventLink of={{ search: line.email }}>{line.email}</EventLink>],
  amount: ['Amount', line.amount && <Amount value={line.amount} />],
  occurredAt: ['Occurred', line.occurredAt && <Time value={line.occurredAt} />],
  receivedAt: ['Received', <Time key="received" value={line.receivedAt} />],
  processedAt: ['Processed', <Time key="processed" value={line.processedAt} />],
  eventId: ['Event ID', id(line.eventId)],
  chargebeeTransactionId: [
    'Chargebee transaction',
    line.chargebeeTransactionId && (
      <EventLink of={{ search: line.chargebeeTransactionId }}>{line.chargebeeTransactionId}</EventLink>
    ),
  ],
  chargebeeCustomerId: ['Chargebee customer', id(line.chargebeeCustomerId) || null],
  earned: ['Earned', <Earned key="earned" line={line} />],
  eventType: 'elsewhere',
  outcome: 'elsewhere',
  steps: 'elsewhere',
});

/** What was done to an event, and to its payment. */
const idsOf = ({ eventId, chargebeeTransactionId: paymentId }: Line): string[] =>
  paymentId === null ? [eventId] : [eventId, paymentId];
/** The records that an event made or touched, which its steps name. */
function recordsOf({ steps }: Line): Readonly<Record<string, ReactNode>> {
  const named = (name: string): ReactNode => {
    const ids = new Set(steps.flatMap(({ refs }) => refs[name] ?? []));
    return (
      ids.size > 0 && (
        <Stack gap={0}>
          {[...ids].map((one) => (
            <RecordLink key={one} id={one} />
          ))}
        </Stack>
      )
    );
  };
  return { Customer: named('customerId'), Transaction: named('transactionId'), Rewards: named('rewardIds') };
}

/** All that is known of an event and of what it did. */
export function LineDetails({ line }: { readonly line: Line }) {
  const { role } = useSession();
  const place = placeInInbox(line);
  return (
    <Stack gap="lg">
      <Stack gap={4}>
        <Text fw={600}>
          <Status value={line.outcome} />
        </Text>
        <Text>{meaningOf(line.outcome)}</Text>
        {place !== undefined && (
          <Anchor component={Link} to={place} underline="always">
            See it in the inbox
          </Anchor>
        )}
      </Stack>
      {role === 'admin' && <ReplayEvent key={line.eventId} line={line} />}
      <Facts facts={recordsOf(line)} />
      <Facts
        facts={Object.fromEntries(Object.values(factsOf(line)).filter((fact) => fact !== 'elsewhere'))}
      />
      <Stack gap="sm">
        <Title order={3} size="h5">
          What was done, and why
        </Title>
        <StepList steps={line.steps} />
      </Stack>
      <RecordAudit ids={idsOf(line)} headingOrder={3} />
    </Stack>
  );
}
