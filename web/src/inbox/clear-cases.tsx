import { Button, Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useDisclosure } from '@mantine/hooks';
import { JobProgress } from '../jobs/job-progress.tsx';
import { useJob } from '../jobs/use-job.ts';
import { Loading } from '../ui/loading.tsx';
import { Question } from '../ui/question.tsx';
import classes from '../ui/ui.module.css';
import { amountOf, likenessWord, payerOf } from './inbox-words.ts';
import { useClearCases, type ClearCases as Cases } from './use-clear-cases.ts';

function CaseList({ cases: { count, items } }: { readonly cases: Cases }) {
  if (count === 0) {
    return (
      <Text>
        There is no clear case: no waiting payment has exactly one candidate with the same email or Chargebee
        customer, known before it was paid.
      </Text>
    );
  }
  return (
    <>
      <Text mb="xs">
        Each is linked to the only one who has the same email or Chargebee customer, and was known before it
        was paid. It is recorded with its rewards, and so is what else waits of that payer.
      </Text>
      <ul className={classes['candidates']} aria-label="What is linked">
        {items.map((payment) => (
          <li key={payment.chargebeeTransactionId}>
            <Text size="sm">
              {amountOf(payment)} of {payerOf(payment)} to {payment.candidates[0]?.label} (
              {likenessWord(payment.candidates[0]?.why ?? '')})
            </Text>
          </li>
        ))}
      </ul>
      {count > items.length && <Text size="sm">And {count - items.length} more.</Text>}
    </>
  );
}

/** What a job has found, once it is done. */
function CasesOfJob({ id, onFound }: { readonly id: string; readonly onFound: (cases: Cases) => ReactNode }) {
  const { data: job } = useJob(id);
  if (job?.status !== 'done') return <JobProgress id={id} />;
  return onFound(job.result as unknown as Cases);
}

/** Links all payments of the inbox of which it is clear who is meant: it lists them first, and then shows how far it is. */
export function ClearCases() {
  const [isAsked, { open, close }] = useDisclosure();
  const { find, link } = useClearCases();
  const found = find.data;
  const linking = link.data !== undefined && 'jobId' in link.data ? link.data.jobId : undefined;
  const list = (cases: Cases) => <CaseList cases={cases} />;
  const yes = found !== undefined && 'count' in found ? `Link these ${found.count}` : 'Link them';
  const isNothing = found !== undefined && 'count' in found && found.count === 0;
  return (
    <>
      <Group>
        <Button
          variant="default"
          onClick={() => {
            link.reset();
            find.mutate();
            open();
          }}
        >
          Link all clear cases…
        </Button>
      </Group>
      {linking !== undefined && <JobProgress id={linking} takesFocus />}
      <Question
        isAsked={isAsked}
        title="Link all clear cases?"
        yes={isNothing || find.error ? undefined : yes}
        no={isNothing ? 'Close' : 'Leave them in the inbox'}
        isHarsh={false}
        isBusy={link.isPending || find.isPending}
        returnsFocus={linking === undefined}
        problem={{
          title: find.error ? 'They could not be found' : 'They were not linked',
          error: find.error ?? link.error,
        }}
        onYes={() => {
          link.mutate(undefined, { onSuccess: close });
        }}
        onNo={close}
      >
        {find.isPending && <Loading what="the clear cases" rows={2} />}
        {found !== undefined &&
          ('count' in found ? list(found) : <CasesOfJob id={found.jobId} onFound={list} />)}
      </Question>
    </>
  );
}
