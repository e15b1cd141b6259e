import { Text } from '@mantine/core';
import { useState } from 'react';
import { RecordForm } from '../forms/record-form.tsx';
import { useSession } from '../session/session-context.ts';
import { Loading } from '../ui/loading.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { ProblemAlert } from '../ui/problem-alert.tsx';
import { singular } from './kind-of.ts';
import { useRecord, type OwnKind } from './records-api.ts';
import { titleOf } from './title-of.ts';

interface RecordFormPageProps {
  readonly kind: OwnKind;
  /** Of the record to change; undefined for a new one. */
  readonly id: string | undefined;
}

function EditRecord({ kind, id }: { readonly kind: OwnKind; readonly id: string }) {
  const { data, error, refetch } = useRecord(kind, id);
  const [tries, setTries] = useState(0);
  return (
    <>
      <PageTitle title={data === undefined ? `Edit a ${singular(kind)}` : `Edit ${titleOf(data.record)}`} />
      {error !== null && (
        <ProblemAlert title="This could not be read" problem={error} onRetry={() => void refetch()} />
      )}
      {data === undefined && error === null && <Loading what="the record" />}
      {data !== undefined && (
        <RecordForm
          key={tries}
          kind={kind}
          read={data}
          onReread={() =>
            void refetch().then(() => {
              setTries(tries + 1);
            })
          }
        />
      )}
    </>
  );
}

/** The page on which a record is made or changed. */
export function RecordFormPage({ kind, id }: RecordFormPageProps) {
  const { role } = useSession();
  if (role === 'viewer') {
    return (
      <>
        <PageTitle title={`Edit a ${singular(kind)}`} />
        <Text>You may look at records; an admin can change them.</Text>
      </>
    );
  }
  if (id !== undefined) return <EditRecord kind={kind} id={id} />;
  return (
    <>
      <PageTitle title={`Add a ${singular(kind)}`} />
      <RecordForm kind={kind} read={undefined} />
    </>
  );
}
