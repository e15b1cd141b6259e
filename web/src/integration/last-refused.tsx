import { Alert } from '@mantine/core';
import { IconLockExclamation } from '@tabler/icons-react';
import { Time } from '../ui/time.tsx';
import type { Webhook } from './settings-tab.tsx';

const remedies: Readonly<Record<string, string>> = {
  invalid_credentials:
    'The user name or password is missing or wrong. Enter the same credentials in Chargebee as here.',
  unknown_webhook: 'They went to an old webhook URL. Copy the current one into Chargebee.',
};

/** That events were turned away at the door today, and what to do about it. */
export function LastRefused({ refused }: { readonly refused: Webhook['lastRefused'] }) {
  if (refused === null || refused.count24h === 0) return null;
  const { at, code, count24h } = refused;
  return (
    <Alert
      color="red"
      variant="outline"
      icon={<IconLockExclamation aria-hidden />}
      title="Events were refused"
    >
      {remedies[code] ?? code} {count24h === 1 ? 'One' : count24h} in the last 24 hours, the last one{' '}
      <Time value={at} />.
    </Alert>
  );
}
