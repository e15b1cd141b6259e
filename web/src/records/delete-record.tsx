import { Button, Group, Modal, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { useApi } from '../api/api.ts';
import { ProblemAlert } from '../ui/problem-alert.tsx';
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
      <Modal
        opened={isAsked}
        onClose={close}
        title={`Delete this ${singular(kind)}?`}
        centered
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <Text mb="md" style={{ overflowWrap: 'anywhere' }}>
          {name} will be gone for good.
        </Text>
        {remove.error !== null && <ProblemAlert title="It was not deleted" problem={remove.error} />}
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={close}>
            Keep it
          </Button>
          <Button
            color="red"
            loading={remove.isPending}
            onClick={() => {
              remove.mutate();
            }}
          >
            Delete
          </Button>
        </Group>
      </Modal>
    </>
  );
}
