import { Stack, Text, Title } from '@mantine/core';
import { useSession } from '../session/session-context.ts';
import { CopyField } from '../ui/copy-field.tsx';
import classes from '../ui/ui.module.css';
import { Credentials } from './credentials.tsx';
import { RotateKey } from './rotate-key.tsx';
import type { Webhook } from './settings-tab.tsx';

interface WebhookCardProps {
  readonly webhook: Webhook;
  readonly version: number;
}

/** Where Chargebee sends its events, and the two secrets that protect it. */
export function WebhookCard({ webhook: { url, basicAuth }, version }: WebhookCardProps) {
  const { role } = useSession();
  return (
    <Stack component="section" className={classes['card']} gap="md" aria-labelledby="webhook-title">
      <Title order={2} size="h4" id="webhook-title">
        Webhook URL
      </Title>
      {role === 'admin' ? (
        <>
          <CopyField label="webhook URL" value={url} />
          <Text size="sm" c="dimmed">
            The end of it is a secret: whoever has it can send events to your account.
          </Text>
          <RotateKey />
        </>
      ) : (
        <>
          <div className={classes['copy']}>
            <code>{url}</code>
          </div>
          <Text size="sm" c="dimmed">
            Its key is hidden from viewers.
          </Text>
        </>
      )}
      <Credentials username={basicAuth?.username} version={version} />
    </Stack>
  );
}
