import { Alert, Button, Stack, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconRefresh } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useApi } from '../api/api.ts';
import type { Schemas } from '../api/schemas.ts';
import { JobProgress } from '../jobs/job-progress.tsx';
import { Question } from '../ui/question.tsx';
import { Differences } from './differences.tsx';
import { ReasonField } from './reason-field.tsx';

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
  const { data: seen } = look;
  const { data: job } = rate;
  return (
    <Stack gap="sm" align="flex-start">
      {job !== undefined && 'status' in job && !isAsked && <JobProgress id={job.id} takesFocus />}
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
      <Question
        isAsked={isAsked}
        title="Rate payments anew?"
        yes={seen === undefined ? 'Show what would change' : 'Rate them anew'}
        no="Leave them as they are"
        isHarsh={seen !== undefined}
        isBusy={look.isPending || rate.isPending}
        isReady={reason.trim().length >= 3 && /^\d{4}-\d{2}-\d{2}$/.test(day)}
        returnsFocus={job === undefined}
        problem={{ title: 'They were not rated anew', error: rate.error ?? look.error }}
        onYes={() => {
          if (seen === undefined) look.mutate();
          else rate.mutate();
        }}
        onNo={close}
      >
        <Stack gap="sm">
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
          {seen !== undefined && (
            <Alert role="status" variant="outline" title="What would change">
              {'status' in seen ? (
                <JobProgress id={seen.id} />
              ) : (
                <>
                  <Text size="sm">
                    {seen.rewards} rewards of {seen.payments} payments would change; {seen.kept} payments stay
                    whole.
                  </Text>
                  <Differences partners={seen.partners} />
                </>
              )}
            </Alert>
          )}
        </Stack>
      </Question>
    </Stack>
  );
}
