import { Button, Group, Modal, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useApi } from '../api/api.ts';
import { ApiProblem } from '../api/api-problem.ts';
import { useSession } from '../session/session-context.ts';
import { ProblemAlert } from '../ui/problem-alert.tsx';
import { useSetIntegration } from './use-integration.ts';

interface CredentialsProps {
  /** Undefined where none are asked for. */
  readonly username: string | undefined;
  readonly version: number;
}

/** The Basic credentials that the webhook asks for, if any. */
export function Credentials({ username, version }: CredentialsProps) {
  const { role } = useSession();
  const api = useApi();
  const set = useSetIntegration();
  const [isOpen, { open, close }] = useDisclosure();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const params = { header: { 'If-Match': `"${version}"` } };
  const path = '/v1/integrations/chargebee/webhook/basic-auth';
  const save = useMutation({
    mutationFn: async () => (await api.PUT(path, { params, body: { username: name, password } })).data,
    onSuccess: (integration) => {
      set(integration);
      setPassword('');
      close();
    },
    onError: () => {
      set(undefined);
    },
  });
  const remove = useMutation({
    mutationFn: async () => (await api.DELETE(path, { params })).data,
    onSuccess: set,
  });
  const fields = save.error instanceof ApiProblem ? save.error.fields : {};
  return (
    <Stack gap="xs">
      <Title order={3} size="h5">
        Basic authentication
      </Title>
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        {username === undefined
          ? 'No credentials are asked for: the URL alone lets events in.'
          : `Events must carry the credentials of ${username}.`}
      </Text>
      {remove.error !== null && <ProblemAlert title="They were not removed" problem={remove.error} />}
      {role === 'admin' && (
        <Group gap="sm">
          <Button
            variant="default"
            onClick={() => {
              setName(username ?? 'kiflo');
              save.reset();
              open();
            }}
          >
            {username === undefined ? 'Set credentials' : 'Change credentials'}
          </Button>
          {username !== undefined && (
            <Button
              variant="default"
              loading={remove.isPending}
              onClick={() => {
                remove.mutate();
              }}
            >
              Remove
            </Button>
          )}
        </Group>
      )}
      <Modal
        opened={isOpen}
        onClose={close}
        title="Credentials of the webhook"
        centered
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <form
          onSubmit={(event) => {
            event.preventDefault();
            save.mutate();
          }}
        >
          <Stack>
            <Text size="sm">
              Enter the same in Chargebee right after saving: from then on events without them are refused,
              and Chargebee sends them again for 79 hours.
            </Text>
            <TextInput
              label="User name"
              autoComplete="off"
              required
              value={name}
              error={fields['username']}
              onChange={({ currentTarget }) => {
                setName(currentTarget.value);
              }}
            />
            <PasswordInput
              label="Password"
              description="It is kept as a hash, and never shown again."
              autoComplete="new-password"
              required
              value={password}
              error={fields['password']}
              visibilityToggleButtonProps={{ 'aria-label': 'Show or hide the password' }}
              onChange={({ currentTarget }) => {
                setPassword(currentTarget.value);
              }}
            />
            {save.error !== null && Object.keys(fields).length === 0 && (
              <ProblemAlert title="They were not saved" problem={save.error} />
            )}
            <Group justify="flex-end">
              <Button variant="default" onClick={close}>
                Cancel
              </Button>
              <Button type="submit" loading={save.isPending}>
                Save credentials
              </Button>
            </Group>
          </Stack>
        </form>
      </Modal>
    </Stack>
  );
}
