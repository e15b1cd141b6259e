import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useId, type ReactNode } from 'react';
import { Link } from 'react-router';
import { activityPath, allActivity } from '../activity/activity-search.ts';
import { ReplayShown } from '../activity/replay-shown.tsx';
import { useChangeIntegration, type Integration } from '../integration/use-integration.ts';
import { useSession } from '../session/session-context.ts';
import { ProblemAlert } from '../ui/problem-alert.tsx';
import { Time } from '../ui/time.tsx';
import classes from '../ui/ui.module.css';
import type { Problem } from './use-health.ts';

const base = '/integrations/chargebee';

const titles: Readonly<Record<string, string>> = {
  integration_off: 'The integration is off',
  webhook_refused: 'Events are refused',
  events_failed: 'Events have failed',
  no_payments: 'No payments arrive',
  payments_to_link: 'Payments wait for their customer',
  waiting_long: 'Events wait for long',
};

const go = (to: string, label: string): ReactNode => (
  <Button component={Link} to={to} variant="default">
    {label}
  </Button>
);

function TurnOn({ integration }: { readonly integration: Integration }) {
  const change = useChangeIntegration();
  const { options, version } = integration;
  return (
    <>
      <Button
        loading={change.isPending}
        onClick={() => {
          change.mutate({ status: 'on', options, version });
        }}
      >
        Turn it on
      </Button>
      {change.error && <ProblemAlert title="It stayed off" problem={change.error} />}
    </>
  );
}

/** What mends a problem; nothing of one that this page does not know. */
function Remedy({ code, integration }: { readonly code: string; readonly integration: Integration }) {
  const isAdmin = useSession().role === 'admin';
  switch (code) {
    case 'integration_off':
      return (
        <>
          {isAdmin && integration.status === 'off' && <TurnOn integration={integration} />}
          {go(activityPath({ code }), 'See what was ignored')}
        </>
      );
    case 'events_failed':
      return (
        <>
          {isAdmin && <ReplayShown search={{ ...allActivity, outcome: 'failed' }} label="Replay all…" />}
          {go(activityPath({ outcome: 'failed' }), 'See them')}
        </>
      );
    case 'webhook_refused':
      return go(base, 'Look at the URL and the credentials');
    case 'no_payments':
      return go(base, 'Check the webhook');
    case 'payments_to_link':
      return go(`${base}/inbox`, 'Open the inbox');
    case 'waiting_long':
      return go(activityPath({ outcome: 'waiting' }), 'See what waits');
    default:
      return null;
  }
}

/** What is wrong, since when, and the button that mends it. */
export function ProblemCard({
  problem: { code, message, since },
  integration,
}: {
  readonly problem: Problem;
  readonly integration: Integration;
}) {
  const titleId = useId();
  return (
    <section className={classes['card']} aria-labelledby={titleId}>
      <Stack gap="sm">
        <Title order={2} size="h5" id={titleId}>
          {titles[code] ?? 'Something needs a look'}
        </Title>
        <Text>{message}</Text>
        <Text size="sm" c="dimmed">
          Since <Time value={since} />
        </Text>
        <Group gap="sm" align="flex-start">
          <Remedy code={code} integration={integration} />
        </Group>
      </Stack>
    </section>
  );
}
