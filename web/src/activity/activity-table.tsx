import { Anchor, Table } from '@mantine/core';
import { Amount } from '../ui/amount.tsx';
import { Status } from '../ui/status.tsx';
import { Time } from '../ui/time.tsx';
import classes from '../ui/ui.module.css';
import { Earned } from './earned.tsx';
import type { Line } from './use-activity.ts';
import { eventWord } from './words.ts';

interface ActivityTableProps {
  readonly lines: readonly Line[];
  readonly onOpen: (eventId: string) => void;
}

/** One row for each event; the whole row opens it, its name does so by keyboard. */
export function ActivityTable({ lines, onOpen }: ActivityTableProps) {
  return (
    <Table className={classes['table'] ?? ''} highlightOnHover verticalSpacing="sm" aria-label="Activity">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Event</Table.Th>
          <Table.Th>Outcome</Table.Th>
          <Table.Th>Email</Table.Th>
          <Table.Th ta="right">Amount</Table.Th>
          <Table.Th>Earned, or why not</Table.Th>
          <Table.Th>Received</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {lines.map(({ eventId, eventType, outcome, email, amount, receivedAt, earned, steps }) => (
          <Table.Tr
            key={eventId}
            className={classes['row'] ?? ''}
            onClick={() => {
              onOpen(eventId);
            }}
          >
            <Table.Td data-label="Event">
              <Anchor
                component="button"
                type="button"
                inherit
                underline="always"
                ta="start"
                onClick={(event) => {
                  event.stopPropagation();
                  onOpen(eventId);
                }}
              >
                {eventWord(eventType)}
              </Anchor>
            </Table.Td>
            <Table.Td data-label="Outcome">
              <Status value={outcome} />
            </Table.Td>
            <Table.Td data-label="Email" style={{ overflowWrap: 'anywhere' }}>
              {email ?? '–'}
            </Table.Td>
            <Table.Td data-label="Amount" ta="right">
              <Amount value={amount} />
            </Table.Td>
            <Table.Td data-label="Earned">
              <Earned line={{ earned, steps }} />
            </Table.Td>
            <Table.Td data-label="Received">
              <Time value={receivedAt} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
