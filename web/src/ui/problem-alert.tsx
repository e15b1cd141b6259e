import { Alert, Button, Group, Text } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';

interface ProblemAlertProps {
  readonly title: string;
  readonly problem: Error;
  readonly onRetry?: (() => void) | undefined;
  readonly retryLabel?: string;
  /** What else is to be said of it. */
  readonly children?: ReactNode;
}

/** What went wrong, in the API's words, and a way to try again. */
export function ProblemAlert({
  title,
  problem,
  onRetry,
  retryLabel = 'Try again',
  children,
}: ProblemAlertProps) {
  return (
    <Alert color="red" variant="outline" role="alert" title={title} icon={<IconAlertCircle aria-hidden />}>
      <Group justify="space-between" gap="sm">
        <Text size="sm">{problem.message}</Text>
        {onRetry !== undefined && (
          <Button size="xs" variant="default" onClick={onRetry}>
            {retryLabel}
          </Button>
        )}
      </Group>
      {children}
    </Alert>
  );
}
