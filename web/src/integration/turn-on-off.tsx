import { Button, Group, Modal, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useSession } from '../session/session-context.ts';
import { ProblemAlert } from '../ui/problem-alert.tsx';
import { Status } from '../ui/status.tsx';
import { useChangeIntegration, type Integration } from './use-integration.ts';

/** Whether the integration is on, and the switch of it; turning off is asked about. */
export function TurnOnOff({
  integration: { status, options, version },
}: {
  readonly integration: Integration;
}) {
  const { role } = useSession();
  const [isAsked, { open, close }] = useDisclosure();
  const change = useChangeIntegration();
  const turn = (to: Integration['status']): void => {
    change.mutate({ status: to, options, version }, { onSuccess: close });
  };
  const problem = change.error && <ProblemAlert title="It stayed as it was" problem={change.error} />;
  return (
    <>
      <Status value={status === 'on' ? 'active' : 'off'} />
      {role === 'admin' && status === 'on' && (
        <Button variant="default" onClick={open}>
          Turn off
        </Button>
      )}
      {role === 'admin' && status === 'off' && (
        <Button
          loading={change.isPending}
          onClick={() => {
            turn('on');
          }}
        >
          Turn on
        </Button>
      )}
      {!isAsked && problem}
      <Modal
        opened={isAsked}
        onClose={close}
        title="Turn the integration off?"
        centered
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <Text mb="sm">
          Payments that arrive while it is off are listed as ignored, and are recorded only if you replay
          them. Refunds of recorded payments are still taken back from the partner.
        </Text>
        <Text mb="lg">The webhook URL, the settings and everything recorded stay.</Text>
        {problem}
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={close}>
            Keep it on
          </Button>
          <Button
            color="red"
            loading={change.isPending}
            onClick={() => {
              turn('off');
            }}
          >
            Turn off
          </Button>
        </Group>
      </Modal>
    </>
  );
}
