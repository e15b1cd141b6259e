import { Group, Stack, Text, Title } from '@mantine/core';
import { IconCircleCheckFilled } from '@tabler/icons-react';
import type { Integration } from '../integration/use-integration.ts';
import { Loading } from '../ui/loading.tsx';
import { ProblemAlert } from '../ui/problem-alert.tsx';
import classes from '../ui/ui.module.css';
import { HealthFigures } from './health-figures.tsx';
import { ProblemCard } from './problem-card.tsx';
import { useHealth } from './use-health.ts';

/** Whether all is well with the integration, and what to do where it is not. */
export function HealthTab({ integration }: { readonly integration: Integration }) {
  const { data: health, error, refetch } = useHealth();
  return (
    <Stack gap="lg" maw={860}>
      {error !== null && (
        <ProblemAlert title="The health could not be read" problem={error} onRetry={() => void refetch()} />
      )}
      {health === undefined && error === null && <Loading what="the health" />}
      {health?.problems.length === 0 && (
        <Group className={classes['card']} wrap="nowrap" gap="md" role="status" align="flex-start">
          <IconCircleCheckFilled
            size={32}
            color="var(--mantine-color-teal-6)"
            aria-hidden
            style={{ flex: 'none' }}
          />
          <Stack gap={2}>
            <Title order={2} size="h4">
              All is well
            </Title>
            <Text size="sm" c="dimmed">
              Nothing is refused, nothing has failed, and nothing waits for you.
            </Text>
          </Stack>
        </Group>
      )}
      {health?.problems.map((problem) => (
        <ProblemCard key={problem.code} problem={problem} integration={integration} />
      ))}
      {health !== undefined && <HealthFigures health={health} />}
    </Stack>
  );
}
