import { Button, Group, Modal, NativeSelect, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconRefresh } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useApi } from '../api/api.ts';
import { ProblemAlert } from '../ui/problem-alert.tsx';
import { useSetIntegration } from './use-integration.ts';

const overlaps = [
  { value: '0', label: 'Not at all: it has leaked' },
  { value: '1', label: '1 hour' },
  { value: '24', label: '24 hours' },
  { value: '79', label: '79 hours, as long as Chargebee retries' },
];

/** Makes a new webhook key; the old one lives on for a while, so that nothing is lost while Chargebee is changed. */
export function RotateKey() {
  const api = useApi();
  const set = useSetIntegration();
  const [isOpen, { open, close }] = useDisclosure();
  const [hours, setHours] = useState('24');
  // One key for one opening of the dialogue: a second try of the same rotation makes no second key.
  const [idempotencyKey, setIdempotencyKey] = useState('');
  const rotate = useMutation({
    mutationFn: async () => {
      const { data } = await api.POST('/v1/integrations/chargebee/webhook/rotate', {
        params: { header: { 'Idempotency-Key': `${idempotencyKey}-${hours}` } },
        body: { keepOldHours: Number(hours) },
      });
      return data;
    },
    onSuccess: (integration) => {
      set(integration);
      close();
    },
  });
  return (
    <>
      <Group>
        <Button
          variant="default"
          leftSection={<IconRefresh size={16} aria-hidden />}
          onClick={() => {
            setIdempotencyKey(crypto.randomUUID());
            rotate.reset();
            open();
          }}
        >
          Make a new URL
        </Button>
        {rotate.isSuccess && (
          <Text size="sm" role="status">
            This is the new URL: paste it into Chargebee now.
          </Text>
        )}
      </Group>
      <Modal
        opened={isOpen}
        onClose={close}
        title="Make a new webhook URL"
        centered
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <Stack>
          <Text>
            The webhook gets a new key. Change the URL in Chargebee before the old one ends; until then events
            are taken from both.
          </Text>
          <NativeSelect
            label="The old URL keeps working for"
            data={overlaps}
            value={hours}
            onChange={({ currentTarget }) => {
              setHours(currentTarget.value);
            }}
          />
          {rotate.error !== null && <ProblemAlert title="No new URL was made" problem={rotate.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              Cancel
            </Button>
            <Button
              loading={rotate.isPending}
              onClick={() => {
                rotate.mutate();
              }}
            >
              Make a new URL
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
