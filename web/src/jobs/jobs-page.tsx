import { Button, Stack } from '@mantine/core';
import { IconChecklist } from '@tabler/icons-react';
import { EmptyState } from '../ui/empty-state.tsx';
import { Loading } from '../ui/loading.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { ProblemAlert } from '../ui/problem-alert.tsx';
import { JobCard } from './job-card.tsx';
import { useJobs } from './use-job.ts';

/** All jobs of the account: those that go on, and what came of those that have ended. */
export function JobsPage() {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useJobs();
  const jobs = data?.pages.flatMap(({ items }) => items);
  return (
    <>
      <PageTitle
        title="Jobs"
        description="Long work that goes on by itself. It is listed until 90 days after its end."
      />
      <Stack maw={860}>
        {error !== null && (
          <ProblemAlert title="The jobs could not be read" problem={error} onRetry={() => void refetch()} />
        )}
        {jobs === undefined && error === null && <Loading what="the jobs" />}
        {jobs?.length === 0 && (
          <EmptyState icon={<IconChecklist size={40} />} title="There are no jobs">
            What touches many events at once is done as a job. It can be watched, paused and cancelled here.
          </EmptyState>
        )}
        {jobs?.map((job) => (
          <JobCard key={job.id} job={job} />
        ))}
        {hasNextPage && (
          <Button
            variant="default"
            mx="auto"
            loading={isFetchingNextPage}
            onClick={() => void fetchNextPage()}
          >
            Show older
          </Button>
        )}
      </Stack>
    </>
  );
}
