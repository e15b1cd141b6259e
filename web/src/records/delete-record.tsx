import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { useApi } from '../api/api.ts';
import { Question } from '../ui/question.tsx';
import { singular } from './kind-of.ts';
import { deleteRecord, forgetRecords, type OwnKind } from './records-api.ts';

interface DeleteRecordProps {
  readonly kind: OwnKind;
  readonly id: string;
  readonly name: string;
}

/** Deletes a record after asking; what others refer to stays, and the API says so. */
export function DeleteRecord({ kind, id, name }: DeleteRecordProps) {
  const api = useApi();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [isAsked, { open, close }] = useDisclosure();
  const remove = useMutation({
    mutationFn: () => deleteRecord(api, kind, id),
    onSuccess: async () => {
      await navigate(`/records/${kind}`);
      await forgetRecords(client);
    },
  });
  return (
    <>
      <Button variant="default" onClick={open}>
        Delete
      </Button>
      <Question
        isAsked={isAsked}
        title={`Delete this ${singular(kind)}?`}
        yes="Delete"
        no="Keep it"
        isHarsh
        isBusy={remove.isPending}
        problem={{ title: 'It was not deleted', error: remove.error }}
        onYes={() => {
          remove.mutate();
        }}
        onNo={close}
      >
        {name} will be gone for good.
      </Question>
    </>
  );
}
