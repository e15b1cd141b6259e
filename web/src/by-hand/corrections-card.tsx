import { Button, Group, Stack, Table, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { Schemas } from '../api/schemas.ts';
import { RecordLink } from '../records/record-link.tsx';
import { useRecords } from '../records/use-records.ts';
import { useSession } from '../session/session-context.ts';
import { Amount } from '../ui/amount.tsx';
import { formatMoney } from '../ui/format-money.ts';
import { Loading } from '../ui/loading.tsx';
import { ProblemAlert } from '../ui/problem-alert.tsx';
import { Status } from '../ui/status.tsx';
import { Time } from '../ui/time.tsx';
import classes from '../ui/ui.module.css';
import { CorrectionQuestion } from './correction-question.tsx';
import { Notice } from './notice.tsx';

function Made({ partner, made }: { readonly partner: string; readonly made: Schemas['Reward'] }) {
  const { amount, currency } = made.amount;
  const text = formatMoney({ amount: Math.abs(amount), currency });
  return (
    <Notice title="It was corrected">
      <Text size="sm">
        {amount < 0 ? `${text} is to be taken back from ${partner}.` : `${text} is to be paid to ${partner}.`}{' '}
        It waits to be approved: <RecordLink id={made.id} />
      </Text>
    </Notice>
  );
}

/** What an admin gave a partner by hand, or took back, with why and who; and a way to do so. */
export function CorrectionsCard({ partner }: { readonly partner: Schemas['Partner'] }) {
  const { role } = useSession();
  const [questions, setQuestions] = useState(0);
  const [isAsked, setAsked] = useState(false);
  const [made, setMade] = useState<Schemas['Reward']>();
  const { records, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useRecords('rewards', {
    partnerId: partner.id,
    kind: 'correction',
  });
  return (
    <Stack component="section" className={classes['card']} aria-labelledby="corrections-title">
      <Group justify="space-between" gap="sm">
        <Title order={2} size="h4" id="corrections-title">
          Corrections
        </Title>
        {role === 'admin' && (
          <Button
            variant="default"
            onClick={() => {
              setMade(undefined);
              setQuestions(questions + 1);
              setAsked(true);
            }}
          >
            Correct rewards
          </Button>
        )}
      </Group>
      {made !== undefined && <Made key={made.id} partner={partner.name} made={made} />}
      {error !== null && (
        <ProblemAlert
          title="The corrections could not be read"
          problem={error}
          onRetry={() => void refetch()}
        />
      )}
      {records === undefined && error === null && <Loading what="the corrections" />}
      {records?.length === 0 && !hasNextPage && (
        <Text c="dimmed">None: this partner earns what the reward rules give.</Text>
      )}
      {records !== undefined && records.length > 0 && (
        <Table className={classes['table'] ?? ''} verticalSpacing="sm" aria-labelledby="corrections-title">
          <Table.Thead>
            <Table.Tr>
              {['Correction', 'Amount', 'Reason', 'By', 'Made', 'Status'].map((label) => (
                <Table.Th key={label}>{label}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {records.map(({ id, amount, reason, createdBy, createdAt, status }) => (
              <Table.Tr key={id}>
                <Table.Td data-label="Correction">
                  <RecordLink id={id} />
                </Table.Td>
                <Table.Td data-label="Amount">
                  <Amount value={amount} />
                </Table.Td>
                <Table.Td data-label="Reason">{reason}</Table.Td>
                <Table.Td data-label="By">{createdBy}</Table.Td>
                <Table.Td data-label="Made">
                  <Time value={createdAt} />
                </Table.Td>
                <Table.Td data-label="Status">
                  <Status value={status} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      {hasNextPage && (
        <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Show more
        </Button>
      )}
      {questions > 0 && (
        <CorrectionQuestion
          key={questions}
          partner={partner}
          isAsked={isAsked}
          onDone={(correction) => {
            setAsked(false);
            setMade(correction);
          }}
          onNo={() => {
            setAsked(false);
          }}
        />
      )}
    </Stack>
  );
}
