import { useEffect, useRef } from 'react';
import { Loading } from '../ui/loading.tsx';
import { ProblemAlert } from '../ui/problem-alert.tsx';
import { JobCard } from './job-card.tsx';
import { useJob } from './use-job.ts';

interface JobProgressProps {
  readonly id: string;
  /** Whether the focus comes here: where it was asked for is gone. */
  readonly takesFocus?: boolean;
}

/** How far a job is, until it has ended: it can be watched, paused, resumed and cancelled. */
export function JobProgress({ id, takesFocus = false }: JobProgressProps) {
  const { data: job, error, refetch } = useJob(id);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (takesFocus) place.current?.focus();
  }, [takesFocus]);
  return (
    <div ref={place} tabIndex={-1} role="group" aria-label="Progress">
      {job !== undefined && <JobCard job={job} />}
      {job === undefined && error === null && <Loading what="the job" rows={2} />}
      {error !== null && (
        <ProblemAlert title="The job could not be read" problem={error} onRetry={() => void refetch()} />
      )}
    </div>
  );
}
