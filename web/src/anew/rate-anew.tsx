import { Button, Stack, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconRefresh } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useApi } from '../api/api.ts';
import type { Schemas } from '../api/schemas.ts';
import { JobProgress } from '../jobs/job-progress.tsx';
import { isReason, ReasonField } from '../forms/reason-field.tsx';
import { counted } from '../ui/counted.ts';
import { Differences } from './differences.tsx';
import { isJob, LookFirstQuestion } from './look-first-question.tsx';

type Answer = Schemas['RateAnewResult'] | Schemas['Job'];
const path = '/v1/programs/{id}/rate-anew';

/** Judges the payments of a program since a day by its rules of today: shows what would change by partner, asks, and then how far it is. */
export function RateAnew({ program }: { readonly program: Schemas['Program'] }) {
  const api = useApi();
  const [isAsked, { open, close }] = useDisclosure();
  const [day, setDay] = useState('');
  const [reason, setReason] = useState('');
  const ask = async (dryRun: boolean): Promise<Answer> => {
    const body = { from: `${day}T00:00:00Z`, reason: reason.trim(), dryRun };
    const { data } = await api.POST(path, { params: { path: { id: program.id } }, body });
    return data as Answer;
  };
  const look = useMutation({ mutationFn: () => ask(true) });
  const rate = useMutation({ mutationFn: () => ask(false), onSuccess: close });
  const { data: job } = rate;
  return (
    <Stack gap="sm" align="flex-start">
      {job !== undefined && isJob(job) && !isAsked && <JobProgress id={job.id} takesFocus />}
      <Button
        size="xs"
        variant="default"
        leftSection={<IconRefresh size={16} aria-hidden />}
        onClick={() => {
          look.reset();
          rate.reset();
          open();
        }}
      >
        Rate payments anew
      </Button>
      <LookFirstQuestion
        isAsked={isAsked}
        title="Rate payments anew?"
        yes="Rate them anew"
        no="Leave them as they are"
        isReady={isReason(reason) && /^\d{4}-\d{2}-\d{2}$/.test(day)}
        returnsFocus={job === undefined}
        problem="They were not rated anew"
        look={look}
        act={rate}
        onNo={close}
        show={(result: Schemas['RateAnewResult']) => (
          <>
            <Text size="sm">
              {counted(result.rewards, 'reward')} of {counted(result.payments, 'payment')} would change;{' '}
              {counted(result.kept, 'payment')} would stay whole.
            </Text>
            <Differences partners={result.partners} />
          </>
        )}
      >
        <Text size="sm">
          Payments of {program.name} of which nothing is paid are judged by its rules of today, and keep to
          them. What was cancelled stays so.
        </Text>
        <TextInput
          type="date"
          label="Payments since"
          required
          value={day}
          onChange={({ currentTarget }) => {
            setDay(currentTarget.value);
            look.reset();
          }}
        />
        <ReasonField value={reason} onChange={setReason} />
      </LookFirstQuestion>
    </Stack>
  );
}
