import { Alert, Button, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconRotate } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useApi } from '../api/api.ts';
import { ApiProblem } from '../api/api-problem.ts';
import { useForgetInbox } from '../inbox/use-inbox.ts';
import { formatMoney } from '../ui/format-money.ts';
import { Question } from '../ui/question.tsx';
import { capitalized } from '../ui/status.tsx';
import { canReplay } from './can-replay.ts';
import { useLine, type Line } from './use-activity.ts';
import { meaningOf } from './words.ts';

/** The line changes within a second or two; where it takes so long, it is said, and waited for no more. */
const patienceMilliseconds = 30_000;

const isNothing = (error: Error | null): boolean =>
  error instanceof ApiProblem && error.code === 'nothing_to_replay';

/** Decides an event again that was not recorded: it asks, waits until its line has changed, and says what came of it. */
export function ReplayEvent({ line }: { readonly line: Line }) {
  const api = useApi();
  const forget = useForgetInbox();
  const [isAsked, { open, close }] = useDisclosure();
  const [before, setBefore] = useState<string>();
  const [isSlow, setSlow] = useState(false);
  const said = useRef<HTMLDivElement>(null);
  // One key for one opening of the question: a second try of the same replay queues nothing more.
  const [idempotencyKey, setIdempotencyKey] = useState('');
  const replay = useMutation({
    mutationFn: async () => {
      const { eventId } = line;
      await api.POST('/v1/integrations/chargebee/activity/{eventId}/replay', {
        params: { path: { eventId }, header: { 'Idempotency-Key': idempotencyKey } },
      });
      setBefore(line.processedAt);
    },
    onSuccess: close,
    onError: forget,
  });
  const isQueued = before !== undefined;
  const isDone = isQueued && line.processedAt !== before;
  const isWaiting = isQueued && !isDone && !isSlow;
  useLine(line.eventId, isWaiting);
  useEffect(() => {
    if (!isWaiting) return undefined;
    const timer = setTimeout(() => {
      setSlow(true);
    }, patienceMilliseconds);
    return () => {
      clearTimeout(timer);
    };
  }, [isWaiting]);
  useEffect(() => {
    if (!isDone) return;
    said.current?.focus();
    void forget();
  }, [isDone, forget]);
  const about = [line.amount && formatMoney(line.amount), line.email].filter((part) => part !== null);
  return (
    <Stack gap="sm" align="flex-start">
      {isQueued && (
        <Alert
          ref={said}
          tabIndex={-1}
          w="100%"
          variant="outline"
          role="status"
          title={
            isDone ? 'It was decided again' : isSlow ? 'It takes longer than usual' : 'It is decided again…'
          }
        >
          {isDone
            ? `${capitalized(line.outcome)}: ${meaningOf(line.outcome) ?? ''} What was done stands below.`
            : isSlow
              ? 'It is queued, and is decided as soon as it is its turn. Open it again later.'
              : 'It is queued. What comes of it appears here by itself.'}
        </Alert>
      )}
      {canReplay(line) && (
        <Button
          variant="default"
          leftSection={<IconRotate size={16} aria-hidden />}
          loading={isWaiting}
          onClick={() => {
            setIdempotencyKey(crypto.randomUUID());
            setBefore(undefined);
            setSlow(false);
            replay.reset();
            open();
          }}
        >
          Replay
        </Button>
      )}
      <Question
        isAsked={isAsked}
        title="Decide this event again?"
        yes="Replay it"
        no="Leave it as it is"
        isHarsh={false}
        isBusy={replay.isPending}
        problem={{
          title: isNothing(replay.error) ? 'There is nothing to decide again' : 'It was not queued',
          error: replay.error,
        }}
        onYes={() => {
          replay.mutate();
        }}
        onNo={close}
      >
        This event{about.length > 0 && ` (${about.join(', ')})`} is decided again with the settings of now.
        Where it is a payment whose customer is found, it is recorded, and the source partner earns the
        reward.
      </Question>
    </Stack>
  );
}
