import { Anchor, Button, Stack } from '@mantine/core';
import { IconArrowLeft, IconPencil } from '@tabler/icons-react';
import { Link } from 'react-router';
import { RateAnew } from '../anew/rate-anew.tsx';
import { ReassignCustomer } from '../anew/reassign-customer.tsx';
import { ApiProblem } from '../api/api-problem.ts';
import { ByHandCard } from '../by-hand/by-hand-card.tsx';
import { CorrectionsCard } from '../by-hand/corrections-card.tsx';
import { PaymentsCard } from '../by-hand/payments-card.tsx';
import { useSession } from '../session/session-context.ts';
import { Facts } from '../ui/facts.tsx';
import { Loading } from '../ui/loading.tsx';
import { NotFound } from '../ui/not-found.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { ProblemAlert } from '../ui/problem-alert.tsx';
import classes from '../ui/ui.module.css';
import { UnlinkCustomers } from '../inbox/unlink-customers.tsx';
import { RecordAudit } from '../audit/record-audit.tsx';
import { CustomerStory } from '../story/customer-story.tsx';
import { DeleteRecord } from './delete-record.tsx';
import { isOwn } from './is-own.ts';
import { pathOf } from './kind-of.ts';
import { recordFacts } from './record-facts.tsx';
import { recordKinds } from './record-kinds.tsx';
import { useRecord, type Kind, type Records } from './records-api.ts';
import { RewardActions } from './reward-actions.tsx';
import { titleOf } from './title-of.ts';

interface RecordPageProps {
  readonly kind: Kind;
  readonly id: string;
}

/** A transaction was a payment before it was recorded: what was done to that is of it too. */
function idsOf(record: Records[Kind]): string[] {
  const payment =
    'reverses' in record && record.reverses === null ? record.properties.chargebee_transaction_id : undefined;
  return payment === undefined ? [record.id] : [record.id, payment];
}

/** One record with all that it says, and of a customer its whole story. */
export function RecordPage({ kind, id }: RecordPageProps) {
  const { role } = useSession();
  const { data, error, refetch } = useRecord(kind, id);
  const { title } = recordKinds[kind];
  if (error instanceof ApiProblem && error.status === 404) return <NotFound />;
  const record = data?.record;
  const actions = record !== undefined && role === 'admin' && (
    <>
      {isOwn(kind) && (
        <>
          <Button
            component={Link}
            to={`${pathOf(kind, id)}/edit`}
            variant="default"
            leftSection={<IconPencil size={16} aria-hidden />}
          >
            Edit
          </Button>
          <DeleteRecord kind={kind} id={id} name={titleOf(record)} />
        </>
      )}
      {'ruleId' in record && <RewardActions reward={record} etag={data?.etag ?? ''} />}
    </>
  );
  return (
    <>
      <Anchor
        component={Link}
        to={`/records/${kind}`}
        size="sm"
        mb="xs"
        display="inline-flex"
        style={{ gap: 4 }}
      >
        <IconArrowLeft size={16} aria-hidden /> {title}
      </Anchor>
      <PageTitle title={record === undefined ? title : titleOf(record)} actions={actions} />
      {error !== null && (
        <ProblemAlert title="This could not be read" problem={error} onRetry={() => void refetch()} />
      )}
      {record === undefined && error === null && <Loading what="the record" />}
      {record !== undefined && (
        <Stack gap="lg" maw={860}>
          <section className={classes['card']} aria-label="Details">
            <Facts facts={recordFacts(kind, record)} />
          </section>
          {kind === 'customers' && role === 'admin' && (
            <>
              <PaymentsCard customer={record as Records['customers']} />
              <ReassignCustomer key={`reassign ${id}`} customer={record as Records['customers']} />
              <UnlinkCustomers key={id} customer={record as Records['customers']} />
            </>
          )}
          {kind === 'customers' && <CustomerStory customer={record as Records['customers']} />}
          {kind === 'programs' && role === 'admin' && (
            <RateAnew key={id} program={record as Records['programs']} />
          )}
          {kind === 'partners' && <CorrectionsCard partner={record as Records['partners']} />}
          {'steps' in record && record.steps !== null && <ByHandCard transaction={record} />}
          <RecordAudit ids={idsOf(record)} />
        </Stack>
      )}
    </>
  );
}
