import { NativeSelect, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useApi } from '../api/api.ts';
import { ApiProblem } from '../api/api-problem.ts';
import type { Schemas } from '../api/schemas.ts';
import { useKeys } from '../api/use-keys.ts';
import { MoneyField, noMoney, parseMoney } from '../forms/money-field.tsx';
import { forgetRecords } from '../records/records-api.ts';
import { formatMoney } from '../ui/format-money.ts';
import { Question } from '../ui/question.tsx';
import { isReason, ReasonField } from '../forms/reason-field.tsx';

interface CorrectionQuestionProps {
  readonly partner: Schemas['Partner'];
  readonly isAsked: boolean;
  readonly onDone: (correction: Schemas['Reward']) => void;
  readonly onNo: () => void;
}

/** Gives a partner a reward by hand, or takes one back, after it has said how much and why. */
export function CorrectionQuestion({ partner, isAsked, onDone, onNo }: CorrectionQuestionProps) {
  const api = useApi();
  const client = useQueryClient();
  const keyOf = useKeys();
  const [isTaken, setTaken] = useState(false);
  const [money, setMoney] = useState(noMoney);
  const [reason, setReason] = useState('');
  const amount = parseMoney(money) ?? undefined;
  const isWhole = amount !== undefined && amount.amount > 0 && isReason(reason);
  const correct = useMutation({
    mutationFn: async ({ amount: size, currency }: Schemas['Money']) => {
      const body = { partnerId: partner.id, amount: { amount: isTaken ? -size : size, currency }, reason };
      const header = { 'Idempotency-Key': keyOf(body) };
      const { data } = await api.POST('/v1/rewards', { params: { header }, body });
      return data as Schemas['Reward'];
    },
    onSuccess: async (made) => {
      await forgetRecords(client);
      onDone(made);
    },
  });
  const fields = correct.error instanceof ApiProblem ? correct.error.fields : {};
  const text = amount && formatMoney(amount);
  return (
    <Question
      isAsked={isAsked}
      title={`Correct the rewards of ${partner.name}?`}
      yes={isTaken ? 'Take it back' : 'Give it'}
      no="Leave them as they are"
      isHarsh={isTaken}
      isBusy={correct.isPending}
      isReady={isWhole}
      returnsFocus={false}
      problem={{ title: 'Nothing was corrected', error: correct.error }}
      onYes={() => {
        if (amount) correct.mutate(amount);
      }}
      onNo={onNo}
    >
      <Stack gap="sm">
        <NativeSelect
          label="Correction"
          value={String(isTaken)}
          data={[
            { value: 'false', label: 'Give a reward' },
            { value: 'true', label: 'Take one back' },
          ]}
          onChange={({ currentTarget }) => {
            setTaken(currentTarget.value === 'true');
          }}
        />
        <MoneyField
          label="Amount"
          value={money}
          isRequired
          error={fields['amount.amount'] ?? fields['amount.currency']}
          onChange={setMoney}
        />
        <ReasonField value={reason} error={fields['reason']} onChange={setReason} />
        <Text aria-live="polite">
          {text === undefined
            ? 'Say how much.'
            : isTaken
              ? `${partner.name} gives back ${text}, once you approve it.`
              : `${partner.name} gets ${text}, once you approve it.`}{' '}
          What is wrong here is cancelled, or corrected again.
        </Text>
      </Stack>
    </Question>
  );
}
