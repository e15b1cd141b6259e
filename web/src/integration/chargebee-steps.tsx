import { Code, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { CopyField } from '../ui/copy-field.tsx';
import classes from '../ui/ui.module.css';
import type { Webhook } from './settings-tab.tsx';

function Step({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <li>
      <Stack gap={6}>
        <Text fw={600}>{title}</Text>
        {children}
      </Stack>
    </li>
  );
}

/** What to enter in Chargebee's webhook form, in the order of its fields. */
export function ChargebeeSteps({ webhook: { events, basicAuth } }: { readonly webhook: Webhook }) {
  return (
    <Stack component="section" className={classes['card']} gap="lg" aria-labelledby="steps-title">
      <Title order={2} size="h4" id="steps-title">
        Set up the webhook in Chargebee
      </Title>
      <ol className={classes['steps']}>
        <Step title="Open the webhooks of your site">
          <Text size="sm">
            In Chargebee: Settings → Configure Chargebee → Webhooks, then Add Webhook. Connect one site only:
            payments of a test site would earn your partners real rewards.
          </Text>
        </Step>
        <Step title="Webhook Name">
          <CopyField label="webhook name" value="Kiflo" />
        </Step>
        <Step title="Webhook URL">
          <Text size="sm">Paste the webhook URL of this page.</Text>
        </Step>
        <Step title="Protect webhook URL with basic authentication">
          <Text size="sm">
            {basicAuth === null
              ? 'Leave it off, or set credentials on this page first and enter the same here.'
              : `Turn it on, and enter the user name ${basicAuth.username} with its password.`}
          </Text>
        </Step>
        <Step title="Exclude card information from webhook">
          <Text size="sm">Turn it on: card data is not needed here, and is never kept.</Text>
        </Step>
        <Step title="API Version">
          <Text size="sm">Choose Version 2. Events in another version are refused.</Text>
        </Step>
        <Step title="Events to send">
          <Text size="sm">Choose Selected events, and these:</Text>
          <ul style={{ margin: 0, paddingInlineStart: 20 }}>
            {events.map((event) => (
              <li key={event}>
                <Code>{event}</Code>
              </li>
            ))}
          </ul>
        </Step>
        <Step title="Create, then Test Webhook">
          <Text size="sm">Send a test event: it appears in the activity within seconds.</Text>
        </Step>
      </ol>
    </Stack>
  );
}
