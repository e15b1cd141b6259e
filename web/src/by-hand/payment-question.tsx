import { Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useApi } from '../api/api.ts';
import { ApiProblem } from '../api/api-problem.ts';
import type { Schemas } from '../api/schemas.ts';
import { useKeys } from '../api/use-keys.ts';
import { MoneyField, noMoney, parseMoney } from '../forms/money-field.tsx';
import { TextField } from '../forms/text-field.tsx';
import { RecordLink } from '../records/record-link.tsx';
import { forgetRecords, useRecord } from '../records/records-api.ts';
import { titleOf } from '../records/title-of.ts';
import { formatMoney } from '../ui/format-money.ts';
import { Question } from '../ui/question.tsx';

interface PaymentQuestionProps {
  readonly customer: Schemas['Customer'];
  readonly isAsked: boolean;
  readonly onDone: (transaction: Schemas['Transaction']) => void;
  readonly onNo: () => void;
}

const today = (): string => new Date().toISOString().slice(0, 10);

/** Today means now; any other day its noon. */
const timeOf = (day: string): string =>
  day === today() ? new Date(Date.now() - 1_000).toISOString() : `${day}T12:00:00Z`;

/** What was recorded under the same external id. */
function Taken({ problem }: { readonly problem: Error | null }) {
  const id = problem instanceof ApiProblem ? problem.members['transactionId'] : undefined;
  if (typeof id !== 'string') return null;
  return (
    <Text size="sm">
      It is <RecordLink id={id} />.
    </Text>
  );
}

/** Records a payment of a customer that no event told, after it has said how much, and who earns by it. */
export function PaymentQuestion({ customer, isAsked, onDone, onNo }: PaymentQuestionProps) {
  const api = useApi();
  const client = useQueryClient();
  const keyOf = useKeys();
  const { data: partner } = useRecord('partners', customer.sourcePartnerId ?? undefined);
  const [money, setMoney] = useState(noMoney);
  const [day, setDay] = useState(today);
  const [name, setName] = useState('');
  const [externalId, setExternalId] = useState('');
  const [occurredAt, setOccurredAt] = useState({ day: '', at: '' });
  const amount = parseMoney(money) ?? undefined;
  const isWhole =
    amount !== undefined && amount.amount > 0 && day !== '' && name.trim() !== '' && externalId.trim() !== '';
  const pay = useMutation({
    mutationFn: async (paid: Schemas['Money']) => {
      // Of a second try of the same, the time is the same.
      const at = occurredAt.day === day ? occurredAt.at : timeOf(day);
      setOccurredAt({ day, at });
      const body = { customerId: customer.id, amount: paid, occurredAt: at, name, externalId };
      const header = { 'Idempotency-Key': keyOf(body) };
      const { data } = await api.POST('/v1/transactions', { params: { header }, body });
      return data as Schemas['Transaction'];
    },
    onSuccess: async (made) => {
      await forgetRecords(client);
      onDone(made);
    },
  });
  const { error } = pay;
  const fields = error instanceof ApiProblem ? error.fields : {};
  const isTaken = error instanceof ApiProblem && error.code === 'external_id_taken';
  const earns =
    customer.sourcePartnerId === null
      ? 'Nobody earns a reward: the customer has no source partner.'
      : `${partner?.record.name ?? 'The source partner'} earns what the reward rules of that date give.`;
  return (
    <Question
      isAsked={isAsked}
      title="Record a payment by hand?"
      yes="Record it"
      no="Record nothing"
      isHarsh={false}
      isBusy={pay.isPending}
      isReady={isWhole}
      returnsFocus={false}
      problem={{
        title: isTaken ? 'It was recorded before' : 'It was not recorded',
        error,
        more: <Taken problem={error} />,
      }}
      onYes={() => {
        if (amount) pay.mutate(amount);
      }}
      onNo={onNo}
    >
      <Stack gap="sm">
        <MoneyField
          label="Amount"
          value={money}
          isRequired
          error={fields['amount.amount'] ?? fields['amount.currency']}
          onChange={setMoney}
        />
        <TextInput
          label="Paid on"
          type="date"
          required
          max={today()}
          value={day}
          error={fields['occurredAt']}
          onChange={({ currentTarget }) => {
            setDay(currentTarget.value);
          }}
        />
        <TextField label="Name" value={name} isRequired error={fields['name']} onChange={setName} />
        <TextField
          label="External ID"
          description="What names it elsewhere, the number of an invoice, say. Each is taken once."
          value={externalId}
          isRequired
          error={fields['externalId']}
          onChange={setExternalId}
        />
        <Text aria-live="polite">
          {amount === undefined
            ? 'Say how much.'
            : `${formatMoney(amount)} of ${titleOf(customer)} is recorded.`}{' '}
          {earns}
        </Text>
      </Stack>
    </Question>
  );
}
