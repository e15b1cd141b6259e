import { Anchor, Stack, Table, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { activityPath } from '../activity/activity-search.ts';
import { outcomes } from '../activity/words.ts';
import { Facts } from '../ui/facts.tsx';
import { capitalized, Status } from '../ui/status.tsx';
import { Time } from '../ui/time.tsx';
import classes from '../ui/ui.module.css';
import type { Health } from './use-health.ts';

const refusals: Readonly<Record<string, string>> = {
  invalid_credentials: 'the credentials were missing or wrong',
  unknown_webhook: 'the webhook URL was an old one',
};

function standing({ count, oldestAt }: Health['waiting'], none: string): ReactNode {
  if (count === 0) return none;
  return (
    <>
      {count}, the oldest since <Time value={oldestAt} />
    </>
  );
}

/** When the last event came, what stands there, and how events ended in a day and in a week. */
export function HealthFigures({ health }: { readonly health: Health }) {
  const { lastReceivedAt, lastRefused, unmatched, waiting, givenUp, silence, last24h, last7d } = health;
  return (
    <Stack component="section" className={classes['card']} aria-labelledby="figures-title">
      <Title order={2} size="h4" id="figures-title">
        What came in
      </Title>
      <Facts
        facts={{
          'Last event': lastReceivedAt === null ? 'None yet' : <Time value={lastReceivedAt} />,
          'Last refused':
            lastRefused === null ? (
              'None'
            ) : (
              <>
                <Time value={lastRefused.at} />: {refusals[lastRefused.code] ?? lastRefused.code} (
                {lastRefused.count24h} within a day)
              </>
            ),
          'In the inbox': standing(unmatched, 'Nothing'),
          Waiting: standing(waiting, 'Nothing'),
          Failed: standing(givenUp, 'Nothing'),
          'Usual payments': silence && `${silence.usualPerDay} a day`,
        }}
      />
      <Table aria-label="Events by how they ended">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Outcome</Table.Th>
            <Table.Th ta="right">Last 24 hours</Table.Th>
            <Table.Th ta="right">Last 7 days</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {outcomes.map((outcome) => (
            <Table.Tr key={outcome}>
              <Table.Td>
                <Anchor
                  component={Link}
                  to={activityPath({ outcome })}
                  underline="always"
                  aria-label={`${capitalized(outcome)} events`}
                >
                  <Status value={outcome} />
                </Anchor>
              </Table.Td>
              <Table.Td ta="right" className={classes['number'] ?? ''}>
                {last24h[outcome]}
              </Table.Td>
              <Table.Td ta="right" className={classes['number'] ?? ''}>
                {last7d[outcome]}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Stack>
  );
}
