import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useId } from 'react';
import { useSession } from '../session/session-context.ts';
import { ProblemAlert } from '../ui/problem-alert.tsx';
import { Question } from '../ui/question.tsx';
import { Status } from '../ui/status.tsx';
import { Time } from '../ui/time.tsx';
import classes from './jobs.module.css';
import { kindWord, meaningOfStatus, progressText, resultText } from './job-words.ts';
import { hasEnded, useMoveJob, type Job } from './use-job.ts';

/** What an admin can do about a job that goes on. */
function JobButtons({ job: { id, kind, status } }: { readonly job: Job }) {
  const [isAsked, { open, close }] = useDisclosure();
  const move = useMoveJob(id);
  return (
    <>
      <Group gap="sm">
        {status === 'paused' ? (
          <Button
            size="xs"
            onClick={() => {
              move.mutate('resume');
            }}
            loading={move.isPending}
          >
            Resume
          </Button>
        ) : (
          <Button
            size="xs"
            variant="default"
            onClick={() => {
              move.mutate('pause');
            }}
            loading={move.isPending}
          >
            Pause
          </Button>
        )}
        <Button size="xs" variant="default" onClick={open}>
          Cancel
        </Button>
      </Group>
      {!isAsked && move.error && <ProblemAlert title="It stayed as it was" problem={move.error} />}
      <Question
        isAsked={isAsked}
        title="Stop this job for good?"
        yes="Stop it"
        no="Let it go on"
        isHarsh
        isBusy={move.isPending}
        returnsFocus={false}
        problem={{ title: 'It was not stopped', error: move.error }}
        onYes={() => {
          move.mutate('cancel', { onSuccess: close });
        }}
        onNo={close}
      >
        {kindWord(kind)}: what it has done stays, and the rest is not done.
      </Question>
    </>
  );
}

/** A job: what it does, how far it is, and what came of it so far. */
export function JobCard({ job }: { readonly job: Job }) {
  const { role } = useSession();
  const titleId = useId();
  const { kind, status, total, done, createdAt, createdBy, endedAt } = job;
  const result = resultText(job);
  const isOver = hasEnded(job);
  return (
    <section className={classes['job']} aria-labelledby={titleId}>
      <Stack gap="xs">
        <Group justify="space-between" gap="xs">
          <Title order={2} size="h5" id={titleId}>
            {kindWord(kind)}
          </Title>
          <Status value={status} />
        </Group>
        {!isOver && (
          // Without a value it shows that something goes on.
          <progress
            className={classes['progress']}
            aria-labelledby={titleId}
            {...(total !== null && { max: Math.max(total, 1), value: Math.min(done, total) })}
          />
        )}
        <Text size="sm">
          {progressText(job)}. {meaningOfStatus(status)}
        </Text>
        {result !== undefined && <Text size="sm">{result}</Text>}
        <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          Asked by {createdBy}, <Time value={createdAt} />
          {endedAt !== null && (
            <>
              ; ended <Time value={endedAt} />
            </>
          )}
        </Text>
        {role === 'admin' && !isOver && <JobButtons job={job} />}
      </Stack>
    </section>
  );
}
