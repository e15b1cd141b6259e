import { Alert, Button, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconUnlink } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { Link } from 'react-router';
import { useApi } from '../api/api.ts';
import { ApiProblem } from '../api/api-problem.ts';
import type { Schemas } from '../api/schemas.ts';
import { isReason, ReasonField } from '../forms/reason-field.tsx';
import { JobProgress } from '../jobs/job-progress.tsx';
import { Question } from '../ui/question.tsx';
import { unlinkedText } from './unlinked-text.ts';
import { useForgetInbox } from './use-inbox.ts';

interface UnlinkCustomerProps {
  readonly chargebeeCustomerId: string;
  /** Whether it is the customer's still. */
  readonly isCarried: boolean;
  /** How the customer is called. */
  readonly name: string;
}

const path = '/v1/integrations/chargebee/customers/{chargebeeCustomerId}/unlink';
type Answer = Schemas['UnlinkResult'] | Schemas['Job'];

/** Takes a Chargebee customer off a customer, with a reason, after asking; and says what went back and what stays. */
export function UnlinkCustomer({ chargebeeCustomerId, isCarried, name }: UnlinkCustomerProps) {
  const api = useApi();
  const forget = useForgetInbox();
  const [isAsked, { open, close }] = useDisclosure();
  const [reason, setReason] = useState('');
  // One key for one opening of the question.
  const [key, setKey] = useState('');
  const said = useRef<HTMLDivElement>(null);
  const unlink = useMutation({
    mutationFn: async () => {
      const params = { path: { chargebeeCustomerId }, header: { 'Idempotency-Key': key } };
      const { data } = await api.POST(path, { params, body: { reason: reason.trim() } });
      return data as Answer;
    },
    onSuccess: close,
    onSettled: forget,
  });
  const { data: answer } = unlink;
  useEffect(() => {
    if (answer !== undefined) said.current?.focus();
  }, [answer]);
  const wrong = unlink.error instanceof ApiProblem ? unlink.error.fields['reason'] : undefined;
  if (answer === undefined && !isCarried) return null;
  return (
    <Stack gap="sm" align="flex-start">
      {answer === undefined ? (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconUnlink size={16} aria-hidden />}
          onClick={() => {
            unlink.reset();
            setKey(crypto.randomUUID());
            open();
          }}
        >
          Unlink {chargebeeCustomerId}
        </Button>
      ) : 'status' in answer ? (
        <JobProgress id={answer.id} takesFocus />
      ) : (
        <Alert ref={said} tabIndex={-1} role="status" variant="outline" title="It was unlinked">
          <Text size="sm">
            {unlinkedText(answer)}{' '}
            <Link to="/integrations/chargebee/inbox?show=all">See them in the inbox</Link>
          </Text>
        </Alert>
      )}
      <Question
        isAsked={isAsked}
        title="Unlink this Chargebee customer?"
        yes="Unlink it"
        no="Leave it linked"
        isHarsh
        isBusy={unlink.isPending}
        isReady={isReason(reason)}
        returnsFocus={answer === undefined}
        problem={{ title: 'It was not unlinked', error: wrong === undefined ? unlink.error : null }}
        onYes={() => {
          unlink.mutate();
        }}
        onNo={close}
      >
        <Stack gap="sm">
          <Text>
            {chargebeeCustomerId} is taken off {name}. All that it paid goes back into the inbox, with its
            rewards taken back, and can be linked to somebody else. Payments of which a reward is paid stay as
            they are, with {name}.
          </Text>
          <ReasonField value={reason} error={wrong} onChange={setReason} />
        </Stack>
      </Question>
    </Stack>
  );
}
