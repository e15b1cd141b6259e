import { Stack, Text, Title } from '@mantine/core';
import { Amount } from '../ui/amount.tsx';
import { Facts } from '../ui/facts.tsx';
import { Status } from '../ui/status.tsx';
import { Time } from '../ui/time.tsx';
import classes from '../ui/ui.module.css';
import { StepList } from './step-list.tsx';
import type { Line } from './use-activity.ts';
import { meaningOf } from './words.ts';

const id = (value: string | null) => value !== null && <span className={classes['id']}>{value}</span>;

/** All that is known of an event and of what it did. */
export function LineDetails({ line }: { readonly line: Line }) {
  return (
    <Stack gap="lg">
      <Stack gap={4}>
        <Text fw={600}>
          <Status value={line.outcome} />
        </Text>
        <Text>{meaningOf(line.outcome)}</Text>
      </Stack>
      <Facts
        facts={{
          Email: line.email,
          Amount: line.amount && <Amount value={line.amount} />,
          Occurred: line.occurredAt && <Time value={line.occurredAt} />,
          Received: <Time value={line.receivedAt} />,
          Processed: <Time value={line.processedAt} />,
          'Event ID': id(line.eventId),
          Transaction: id(line.chargebeeTransactionId) || null,
          'Chargebee customer': id(line.chargebeeCustomerId) || null,
        }}
      />
      <Stack gap="sm">
        <Title order={3} size="h5">
          What was done, and why
        </Title>
        <StepList steps={line.steps} />
      </Stack>
    </Stack>
  );
}
