import { Button, Group, List, Stack, Text, ThemeIcon, Title } from '@mantine/core';
import { IconCheck, IconPlugConnected } from '@tabler/icons-react';
import { useSession } from '../session/session-context.ts';
import { PageTitle } from '../ui/page-title.tsx';
import { ProblemAlert } from '../ui/problem-alert.tsx';
import classes from '../ui/ui.module.css';
import { useChangeIntegration, type Integration } from './use-integration.ts';

const gains = [
  'A lead becomes a customer with its first payment, and keeps its partner.',
  'The customer is put on the deals of its contacts.',
  'Payments, refunds and chargebacks become transactions.',
  'The partner’s reward is worked out from the program’s rules, and taken back when money goes back.',
];

/** The page of an account that never turned the integration on. */
export function AddToKiflo({ integration: { options, version } }: { readonly integration: Integration }) {
  const { role } = useSession();
  const change = useChangeIntegration();
  return (
    <>
      <PageTitle title="Chargebee" description="Billing and subscriptions" />
      <Stack className={classes['card']} gap="lg" maw={720}>
        <Group gap="md" wrap="nowrap">
          <ThemeIcon size={48} radius="md" aria-hidden>
            <IconPlugConnected size={28} />
          </ThemeIcon>
          <Title order={2} size="h3">
            Pay your partners for what their customers pay you
          </Title>
        </Group>
        <Text>Connect your Chargebee site, and every successful payment is followed up by itself:</Text>
        <List spacing="xs" icon={<IconCheck size={18} color="var(--mantine-color-teal-6)" aria-hidden />}>
          {gains.map((gain) => (
            <List.Item key={gain}>{gain}</List.Item>
          ))}
        </List>
        {change.error !== null && <ProblemAlert title="It could not be added" problem={change.error} />}
        <Group>
          <Button
            size="md"
            loading={change.isPending}
            disabled={role === 'viewer'}
            onClick={() => {
              change.mutate({ status: 'on', options, version });
            }}
          >
            Add to Kiflo
          </Button>
          <Text size="sm" c="dimmed" flex="1 1 200px">
            {role === 'viewer'
              ? 'Only an admin can add it.'
              : 'Nothing happens yet: you choose what it does in the next step.'}
          </Text>
        </Group>
      </Stack>
    </>
  );
}
