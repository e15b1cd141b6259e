import { Alert, Button, NativeSelect, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconArrowsExchange } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useApi } from '../api/api.ts';
import type { Schemas } from '../api/schemas.ts';
import { ReferenceField } from '../forms/reference-field.tsx';
import { JobProgress } from '../jobs/job-progress.tsx';
import { isReason, ReasonField } from '../forms/reason-field.tsx';
import { counted } from '../ui/counted.ts';
import { Differences } from './differences.tsx';
import { isJob, LookFirstQuestion } from './look-first-question.tsx';

type Answer = Schemas['ReassignResult'] | Schemas['Job'];
const path = '/v1/customers/{id}/reassign';

/** Gives a customer to another partner, or to none: shows what would move and what stays, asks, and says what happened. */
export function ReassignCustomer({ customer }: { readonly customer: Schemas['Customer'] }) {
  const api = useApi();
  const queries = useQueryClient();
  const [isAsked, { open, close }] = useDisclosure();
  const [partnerId, setPartner] = useState('');
  const [unpaid, setUnpaid] = useState<'keep' | 'move'>('move');
  const [reason, setReason] = useState('');
  // Whose it was when it was asked: another admin may be faster.
  const [from, setFrom] = useState<string | null>(null);
  const said = useRef<HTMLDivElement>(null);
  const ask = async (dryRun: boolean): Promise<Answer> => {
    const body = {
      partnerId: partnerId === '' ? null : partnerId,
      unpaid,
      reason: reason.trim(),
      dryRun,
      from,
    };
    const { data } = await api.POST(path, { params: { path: { id: customer.id } }, body });
    return data as Answer;
  };
  const look = useMutation({ mutationFn: () => ask(true) });
  const reassign = useMutation({
    mutationFn: () => ask(false),
    onSuccess: close,
    onSettled: () => queries.invalidateQueries(),
  });
  const { data: answer } = reassign;
  useEffect(() => {
    if (answer !== undefined) said.current?.focus();
  }, [answer]);
  const change = (act: () => void) => {
    act();
    look.reset();
    reassign.reset();
  };
  return (
    <Stack gap="sm" align="flex-start">
      {answer !== undefined && !isAsked && (
        <Stack gap="sm" align="flex-start">
          {isJob(answer) ? (
            <JobProgress id={answer.id} takesFocus />
          ) : (
            <Alert
              ref={said}
              tabIndex={-1}
              role="status"
              variant="outline"
              title="The customer was reassigned"
            >
              <Text size="sm">
                {counted(answer.moved, 'payment')} moved, {answer.kept} stayed whole. What was on its way
                moves in some minutes.
              </Text>
              <Differences partners={answer.partners} />
            </Alert>
          )}
        </Stack>
      )}
      <Button
        size="xs"
        variant="default"
        leftSection={<IconArrowsExchange size={16} aria-hidden />}
        onClick={() => {
          change(() => {
            setFrom(customer.sourcePartnerId);
            setPartner('');
          });
          open();
        }}
      >
        Reassign
      </Button>
      <LookFirstQuestion
        isAsked={isAsked}
        title="Reassign this customer?"
        yes="Reassign it"
        no="Leave it as it is"
        isReady={isReason(reason)}
        returnsFocus={answer === undefined}
        problem="It was not reassigned"
        look={look}
        act={reassign}
        onNo={close}
        show={(result: Schemas['ReassignResult']) => (
          <>
            <Text size="sm">
              {counted(result.moved, 'payment')} would move, {result.kept} would stay whole.
            </Text>
            <Differences partners={result.partners} />
          </>
        )}
      >
        <ReferenceField
          kind="partners"
          label="New source partner"
          value={partnerId}
          none="None, whatever a lead or a deal says later"
          error={undefined}
          onChange={(id) => {
            change(() => {
              setPartner(id);
            });
          }}
        />
        <NativeSelect
          label="Its payments so far"
          value={unpaid}
          data={[
            { value: 'move', label: 'Move those of which nothing is paid' },
            { value: 'keep', label: 'Leave them where they are' },
          ]}
          onChange={({ currentTarget }) => {
            change(() => {
              setUnpaid(currentTarget.value === 'keep' ? 'keep' : 'move');
            });
          }}
        />
        <ReasonField value={reason} onChange={setReason} />
      </LookFirstQuestion>
    </Stack>
  );
}
