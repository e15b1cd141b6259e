import { Anchor, Group, Stack, Text, Title } from '@mantine/core';
import { IconCircleCheckFilled, IconRadar2 } from '@tabler/icons-react';
import { Link } from 'react-router';
import { Time } from '../ui/time.tsx';
import classes from '../ui/ui.module.css';

/** Whether Chargebee's events arrive; it turns green by itself with the first one. */
export function LiveCheck({ lastReceivedAt }: { readonly lastReceivedAt: string | null }) {
  const isLive = lastReceivedAt !== null;
  return (
    <Group className={classes['card']} wrap="nowrap" gap="md" role="status" align="flex-start">
      {isLive ? (
        <IconCircleCheckFilled
          size={32}
          color="var(--mantine-color-teal-6)"
          aria-hidden
          style={{ flex: 'none' }}
        />
      ) : (
        <IconRadar2 size={32} className={classes['waiting']} aria-hidden style={{ flex: 'none' }} />
      )}
      <Stack gap={2}>
        <Title order={2} size="h4">
          {isLive ? 'Events are arriving' : 'Waiting for the first event'}
        </Title>
        {isLive ? (
          <Text size="sm" c="dimmed">
            The last one came <Time value={lastReceivedAt} />.{' '}
            <Anchor component={Link} to="/integrations/chargebee/activity" underline="always" inherit>
              See the activity
            </Anchor>
          </Text>
        ) : (
          <Text size="sm" c="dimmed">
            Follow the steps below, then press Test Webhook in Chargebee. This turns green by itself.
          </Text>
        )}
      </Stack>
    </Group>
  );
}
