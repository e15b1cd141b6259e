import { Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useApi } from '../api/api.ts';
import { ApiProblem } from '../api/api-problem.ts';
import { TextField } from '../forms/text-field.tsx';
import { useRecord } from '../records/records-api.ts';
import { Question } from '../ui/question.tsx';
import { ReferenceField } from '../forms/reference-field.tsx';
import type { Done } from './inbox-notice.tsx';
import { linkBody, linkSentences, type LinkTarget } from './link-target.ts';
import { FirstOne, refusalTitle } from './refusal.tsx';
import type { Unmatched } from './unmatched.ts';
import { inboxPath, useForgetInbox } from './use-inbox.ts';
import { whatWasRecorded, type Linked } from './what-was-recorded.ts';

interface LinkQuestionProps {
  readonly payment: Unmatched;
  readonly target: LinkTarget;
  readonly isAsked: boolean;
  readonly onDone: (done: Done) => void;
  /** Whether the focus goes back to the payment when the question is over: not once it was linked. */
  readonly returnsFocus: boolean;
  readonly onNo: () => void;
}

const emailProblems: readonly string[] = ['email_needed', 'email_taken'];

/** What the API says of a new customer's email. */
function emailError(error: Error | null): string | undefined {
  if (!(error instanceof ApiProblem)) return undefined;
  return emailProblems.includes(error.code) ? error.message : error.fields['create.email'];
}

/** Asks before a payment is linked, naming the amount, the payer, and whom the money goes to. */
export function LinkQuestion({ payment, isAsked, onDone, returnsFocus, onNo, ...asked }: LinkQuestionProps) {
  const [target, setTarget] = useState(asked.target);
  const api = useApi();
  const forget = useForgetInbox();
  const { data: partner } = useRecord('partners', target.partnerId ?? undefined);
  const [email, setEmail] = useState('');
  // One key for one question and one body: a second try of the same link makes no second customer.
  const [keys] = useState(() => new Map<string, string>());
  const link = useMutation({
    mutationFn: async () => {
      const body = linkBody(target, email.trim());
      const text = JSON.stringify(body);
      const key = keys.get(text) ?? crypto.randomUUID();
      keys.set(text, key);
      const { chargebeeTransactionId } = payment;
      const { data } = await api.POST(`${inboxPath}/{chargebeeTransactionId}/link`, {
        params: { path: { chargebeeTransactionId }, header: { 'Idempotency-Key': key } },
        body,
      });
      return whatWasRecorded(api, data as Linked);
    },
    onSuccess: (what) => {
      onDone({ kind: 'linked', what, wentBack: payment.left.amount !== payment.amount.amount });
    },
    onSettled: forget,
  });
  const wrongEmail = emailError(link.error);
  const asksEmail =
    target.kind === 'create' && (payment.email === null || email !== '' || wrongEmail !== undefined);
  return (
    <Question
      isAsked={isAsked}
      title="Link this payment?"
      yes="Link and record"
      no="Leave it in the inbox"
      isHarsh={false}
      isBusy={link.isPending}
      returnsFocus={returnsFocus}
      problem={{
        title: refusalTitle(link.error),
        error: link.error,
        more: <FirstOne problem={link.error} />,
      }}
      onYes={() => {
        link.mutate();
      }}
      onNo={onNo}
    >
      <Stack gap="xs">
        {linkSentences(payment, target, partner?.record.name ?? 'its source partner').map((sentence) => (
          <Text key={sentence}>{sentence}</Text>
        ))}
        {target.kind === 'create' && (
          <ReferenceField
            kind="partners"
            label="Source partner"
            none="None"
            value={target.partnerId ?? ''}
            error={undefined}
            onChange={(id) => {
              setTarget({ kind: 'create', partnerId: id === '' ? null : id });
            }}
          />
        )}
        {asksEmail && (
          <TextField
            label="Email of the new customer"
            type="email"
            value={email}
            error={wrongEmail}
            onChange={setEmail}
          />
        )}
      </Stack>
    </Question>
  );
}
