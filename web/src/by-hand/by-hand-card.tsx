import { Button, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { StepList } from '../activity/step-list.tsx';
import { useApi } from '../api/api.ts';
import { ApiProblem } from '../api/api-problem.ts';
import type { Schemas } from '../api/schemas.ts';
import { useKeys } from '../api/use-keys.ts';
import { forgetRecords, useRecord } from '../records/records-api.ts';
import { useSession } from '../session/session-context.ts';
import { formatMoney } from '../ui/format-money.ts';
import { Question } from '../ui/question.tsx';
import classes from '../ui/ui.module.css';
import { Notice } from './notice.tsx';
import { isReason, ReasonField } from '../forms/reason-field.tsx';

type Transaction = Schemas['Transaction'];

/** What was decided of a payment by hand, step by step, and a way to void it. */
export function ByHandCard({ transaction }: { readonly transaction: Transaction }) {
  const { role } = useSession();
  const api = useApi();
  const client = useQueryClient();
  const keyOf = useKeys();
  const [isAsked, { open, close }] = useDisclosure();
  const [reason, setReason] = useState('');
  const { data: partner } = useRecord('partners', transaction.partnerId ?? undefined);
  const { left, steps, amount, name } = transaction;
  const voiding = useMutation({
    mutationFn: async () => {
      const body = { reason };
      const params = { path: { id: transaction.id }, header: { 'Idempotency-Key': keyOf(body) } };
      await api.POST('/v1/transactions/{id}/void', { params, body });
    },
    onSuccess: close,
    onSettled: () => forgetRecords(client),
  });
  const { error } = voiding;
  const canVoid = role === 'admin' && left !== null && left.amount > 0;
  const whose = partner?.record.name ?? 'its partner';
  return (
    <Stack component="section" className={classes['card']} aria-labelledby="by-hand-title">
      <Title order={2} size="h4" id="by-hand-title">
        Recorded by hand
      </Title>
      {voiding.isSuccess && (
        <Notice title="It was voided">
          <Text size="sm">
            {formatMoney(amount)} is taken back
            {transaction.partnerId === null ? '.' : `, and what ${whose} earned by it.`} What was done stands
            below.
          </Text>
        </Notice>
      )}
      <StepList steps={steps ?? []} />
      {canVoid && (
        <Button color="red" variant="outline" onClick={open} style={{ alignSelf: 'flex-start' }}>
          Void this payment
        </Button>
      )}
      <Question
        isAsked={isAsked}
        title="Void this payment?"
        yes="Void it"
        no="Leave it as it is"
        isHarsh
        isBusy={voiding.isPending}
        isReady={isReason(reason)}
        returnsFocus={!voiding.isSuccess}
        problem={{ title: 'It was not voided', error }}
        onYes={() => {
          voiding.mutate();
        }}
        onNo={close}
      >
        <Stack gap="sm">
          <Text>
            This says that {formatMoney(amount)} ({name}) never came.
            {transaction.partnerId !== null &&
              ` ${whose} gives back what it earned by it, also what is paid.`}{' '}
            It cannot be undone.
          </Text>
          <ReasonField
            value={reason}
            error={error instanceof ApiProblem ? error.fields['reason'] : undefined}
            onChange={setReason}
          />
        </Stack>
      </Question>
    </Stack>
  );
}
