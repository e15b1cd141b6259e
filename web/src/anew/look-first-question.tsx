import { Alert, Stack } from '@mantine/core';
import type { UseMutationResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Schemas } from '../api/schemas.ts';
import { JobProgress } from '../jobs/job-progress.tsx';
import { Question } from '../ui/question.tsx';

type Job = Schemas['Job'];
export const isJob = (answer: object): answer is Job => 'createdBy' in answer;

interface LookFirstQuestionProps<Result extends object> {
  readonly isAsked: boolean;
  readonly title: string;
  readonly yes: string;
  readonly no: string;
  readonly isReady: boolean;
  readonly returnsFocus: boolean;
  /** What is said where it fails. */
  readonly problem: string;
  readonly look: UseMutationResult<Result | Job, Error, void>;
  readonly act: UseMutationResult<Result | Job, Error, void>;
  readonly onNo: () => void;
  /** What would change. */
  readonly show: (result: Result) => ReactNode;
  /** What is asked for. */
  readonly children: ReactNode;
}

/** Asks in two steps: what would change is shown first, and only then it can be done. */
export function LookFirstQuestion<Result extends object>({
  yes,
  problem,
  look,
  act,
  show,
  children,
  ...question
}: LookFirstQuestionProps<Result>) {
  const { data: seen } = look;
  return (
    <Question
      {...question}
      yes={seen === undefined ? 'Show what would change' : yes}
      isHarsh={seen !== undefined}
      isBusy={look.isPending || act.isPending}
      problem={{ title: problem, error: act.error ?? look.error }}
      onYes={() => {
        if (seen === undefined) look.mutate();
        else act.mutate();
      }}
    >
      <Stack gap="sm">
        {children}
        {seen !== undefined && (
          <Alert role="status" variant="outline" title="What would change">
            {isJob(seen) ? <JobProgress id={seen.id} /> : show(seen)}
          </Alert>
        )}
      </Stack>
    </Question>
  );
}
