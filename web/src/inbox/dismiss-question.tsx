import { NativeSelect, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useApi } from '../api/api.ts';
import { Question } from '../ui/question.tsx';
import type { Done } from './inbox-notice.tsx';
import { amountOf, payerOf } from './inbox-words.ts';
import { refusalTitle } from './refusal.tsx';
import type { Unmatched } from './unmatched.ts';
import { inboxPath, useForgetInbox } from './use-inbox.ts';

interface DismissQuestionProps {
  readonly payment: Unmatched;
  readonly kind: 'dismiss' | 'restore';
  readonly isAsked: boolean;
  readonly returnsFocus: boolean;
  readonly onDone: (done: Done) => void;
  readonly onNo: () => void;
}

/** Takes a payment out of the inbox, or puts it back, after asking. */
export function DismissQuestion({
  payment,
  kind,
  isAsked,
  returnsFocus,
  onDone,
  onNo,
}: DismissQuestionProps) {
  const api = useApi();
  const forget = useForgetInbox();
  const [isOfCustomer, setOfCustomer] = useState(false);
  // One key for one opening of the question, and for one answer to it.
  const [key] = useState(() => crypto.randomUUID());
  const what = `${amountOf(payment)} of ${payerOf(payment)}`;
  const isDismissed = kind === 'dismiss';
  const change = useMutation({
    mutationFn: async () => {
      const path = { chargebeeTransactionId: payment.chargebeeTransactionId };
      const header = { 'Idempotency-Key': isOfCustomer ? `${key}-customer` : key };
      const params = { path, header };
      if (isDismissed) {
        const body = { customer: isOfCustomer };
        await api.POST(`${inboxPath}/{chargebeeTransactionId}/dismiss`, { params, body });
      } else await api.POST(`${inboxPath}/{chargebeeTransactionId}/restore`, { params });
    },
    onSuccess: () => {
      const later = isOfCustomer ? ' What its Chargebee customer pays later comes dismissed too.' : '';
      onDone(
        isDismissed
          ? {
              kind: 'said',
              title: 'It was dismissed',
              text: `${what} is among the dismissed, and can be restored.${later}`,
            }
          : { kind: 'said', title: 'It was restored', text: `${what} waits in the inbox again.` },
      );
    },
    onSettled: forget,
  });
  return (
    <Question
      isAsked={isAsked}
      title={isDismissed ? 'Dismiss this payment?' : 'Restore this payment?'}
      yes={isDismissed ? 'Dismiss it' : 'Restore it'}
      no="Leave it as it is"
      isHarsh={false}
      isBusy={change.isPending}
      returnsFocus={returnsFocus}
      problem={{ title: refusalTitle(change.error), error: change.error }}
      onYes={() => {
        change.mutate();
      }}
      onNo={onNo}
    >
      {isDismissed ? (
        <Stack gap="sm">
          <Text>
            {what} is taken out of the inbox, and nothing is recorded. It is kept, and can be restored.
          </Text>
          <NativeSelect
            label="Dismiss"
            value={String(isOfCustomer)}
            data={[
              { value: 'false', label: 'This payment only' },
              { value: 'true', label: 'And what its Chargebee customer pays later' },
            ]}
            onChange={({ currentTarget }) => {
              setOfCustomer(currentTarget.value === 'true');
            }}
          />
        </Stack>
      ) : (
        <Text>{what} waits in the inbox again, and so does what its Chargebee customer pays later.</Text>
      )}
    </Question>
  );
}
