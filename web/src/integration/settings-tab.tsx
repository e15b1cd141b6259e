import { SimpleGrid, Stack } from '@mantine/core';
import { ChargebeeSteps } from './chargebee-steps.tsx';
import { LastRefused } from './last-refused.tsx';
import { LiveCheck } from './live-check.tsx';
import { OptionsForm } from './options-form.tsx';
import type { Integration } from './use-integration.ts';
import { WebhookCard } from './webhook-card.tsx';

export type Webhook = NonNullable<Integration['webhook']>;

interface SettingsTabProps {
  readonly integration: Integration;
  readonly webhook: Webhook;
}

/** What the integration does, and how Chargebee is told to call it. */
export function SettingsTab({ integration, webhook }: SettingsTabProps) {
  return (
    <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="lg">
      <Stack gap="lg">
        <OptionsForm integration={integration} />
        <WebhookCard webhook={webhook} version={integration.version} />
      </Stack>
      <Stack gap="lg">
        <LiveCheck lastReceivedAt={webhook.lastReceivedAt} />
        <LastRefused refused={webhook.lastRefused} />
        <ChargebeeSteps webhook={webhook} />
      </Stack>
    </SimpleGrid>
  );
}
