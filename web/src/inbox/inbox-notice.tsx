import { Alert, Stack, Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { RecordLink } from '../records/record-link.tsx';
import type { WhatWasRecorded } from './what-was-recorded.ts';
import { counted } from '../ui/counted.ts';

/** What was done with a payment of the inbox. */
export type Done =
  | { readonly kind: 'linked'; readonly what: WhatWasRecorded; readonly wentBack: boolean }
  | { readonly kind: 'said'; readonly title: string; readonly text: string };

const maxShown = 10;

function Recorded({ what, wentBack }: Extract<Done, { kind: 'linked' }>) {
  const { recorded, remaining, partnerId, earned, customerId } = what;
  const shown = recorded.slice(0, maxShown);
  return (
    <Stack gap={4}>
      <Text size="sm">
        {counted(recorded.length, 'payment')} recorded for <RecordLink id={customerId} />
        {partnerId === null ? (
          ', and nobody earned a reward.'
        ) : (
          <>
            , {earned ?? 'with rewards'} to <RecordLink id={partnerId} />.
          </>
        )}
        {wentBack && ' What had gone back before is recorded too, and taken off.'}
      </Text>
      <Text size="sm">
        {shown.map(({ transactionId }, place) => (
          <span key={transactionId}>
            {place > 0 && ', '}
            <RecordLink id={transactionId} />
          </span>
        ))}
        {recorded.length > maxShown && `, and ${recorded.length - maxShown} more`}
      </Text>
      {remaining > 0 && (
        <Text size="sm">
          {counted(remaining, 'payment')} of the same Chargebee customer follow by themselves.
        </Text>
      )}
    </Stack>
  );
}

interface InboxNoticeProps {
  readonly done: Done;
  readonly onClose: () => void;
}

/** Says what was done. The payment that it was done with is gone from the list, so the focus comes here. */
export function InboxNotice({ done, onClose }: InboxNoticeProps) {
  const alert = useRef<HTMLDivElement>(null);
  useEffect(() => {
    alert.current?.focus();
  }, [done]);
  return (
    <Alert
      ref={alert}
      tabIndex={-1}
      role="status"
      variant="outline"
      title={done.kind === 'linked' ? 'It was linked' : done.title}
      withCloseButton
      closeButtonLabel="Close"
      onClose={onClose}
    >
      {done.kind === 'linked' ? <Recorded {...done} /> : <Text size="sm">{done.text}</Text>}
    </Alert>
  );
}
