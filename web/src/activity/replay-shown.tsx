import { Button, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconRotate } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useApi } from '../api/api.ts';
import { JobProgress } from '../jobs/job-progress.tsx';
import { Question } from '../ui/question.tsx';
import type { ActivitySearch } from './activity-search.ts';
import { countText, replayAsked, whyNotAtOnce, type Job } from './replay-asked.ts';

const path = '/v1/integrations/chargebee/activity/replay';

/** Decides again all that a filter shows and that is not recorded: it says how many, asks, and shows how far it is. */
export function ReplayShown({
  search,
  label = 'Replay what is shown…',
}: {
  readonly search: ActivitySearch;
  readonly label?: string;
}) {
  const api = useApi();
  const [isAsked, { open, close }] = useDisclosure();
  // What is counted is what is done: later events are no part of it. One key for one opening of the question.
  const [opening, setOpening] = useState({ asked: replayAsked(search, new Date().toISOString()), key: '' });
  const why = whyNotAtOnce(search);
  const count = useMutation({
    mutationFn: async (asked: typeof opening.asked) => {
      const { data } = await api.POST(path, { body: { ...asked, dryRun: true } });
      return data as { readonly count: number; readonly more: boolean };
    },
  });
  const start = useMutation({
    mutationFn: async () => {
      const { asked, key } = opening;
      const { data } = await api.POST(path, { params: { header: { 'Idempotency-Key': key } }, body: asked });
      return data as unknown as Job;
    },
    onSuccess: close,
  });
  const counted = count.data;
  const isNone = counted?.count === 0 && !counted.more;
  return (
    <Stack gap="sm" align="flex-start">
      <Button
        variant="default"
        leftSection={<IconRotate size={16} aria-hidden />}
        onClick={() => {
          const asked = replayAsked(search, new Date().toISOString());
          setOpening({ asked, key: crypto.randomUUID() });
          start.reset();
          if (why === undefined) count.mutate(asked);
          open();
        }}
      >
        {label}
      </Button>
      {start.data !== undefined && (
        <div style={{ width: '100%' }}>
          <JobProgress id={start.data.id} takesFocus />
        </div>
      )}
      <Question
        isAsked={isAsked}
        title="Decide these events again?"
        yes={
          counted === undefined || isNone || why !== undefined ? undefined : `Replay ${countText(counted)}`
        }
        no="Leave them as they are"
        isHarsh={false}
        isBusy={start.isPending}
        returnsFocus={start.data === undefined}
        problem={{
          title: start.error === null ? 'They could not be counted' : 'It was not started',
          error: start.error ?? count.error,
        }}
        onYes={() => {
          start.mutate();
        }}
        onNo={close}
      >
        {why ??
          (count.isPending ? (
            <Text role="status">Counting…</Text>
          ) : isNone ? (
            'Nothing that the filter shows is decided again: all of it is recorded, or nothing of it is kept.'
          ) : (
            counted !== undefined &&
            `Of what the filter shows, ${countText(counted)} ${counted.count === 1 ? 'is' : 'are'} not recorded. They are decided again with the settings of now, oldest first: payments whose customer is found are recorded, and their source partners earn the rewards. It goes on as a job, which can be paused and cancelled.`
          ))}
      </Question>
    </Stack>
  );
}
