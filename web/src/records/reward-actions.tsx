import { Button, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useApi } from '../api/api.ts';
import type { Schemas } from '../api/schemas.ts';
import { ProblemAlert } from '../ui/problem-alert.tsx';
import { Question } from '../ui/question.tsx';
import { forgetRecords, patchRecord, useRecord } from './records-api.ts';
import { amountOf, movesOf, type RewardMove } from './reward-moves.ts';

type Reward = Schemas['Reward'];

/** Moves a reward on, as far as its status lets it, and asks first where money is meant. */
export function RewardActions({ reward, etag }: { readonly reward: Reward; readonly etag: string }) {
  const api = useApi();
  const client = useQueryClient();
  const { data: partner } = useRecord('partners', reward.partnerId);
  const [asked, setAsked] = useState<RewardMove>();
  const [isAsked, setIsAsked] = useState(false);
  const close = (): void => {
    setIsAsked(false);
  };
  const move = useMutation({
    mutationFn: (status: Reward['status']) => patchRecord(api, 'rewards', reward.id, { status }, etag),
    onSettled: async () => {
      close();
      await forgetRecords(client);
    },
  });
  const start = (next: RewardMove): void => {
    if (next.asks === undefined) move.mutate(next.to);
    else {
      setAsked(next);
      setIsAsked(true);
    }
  };
  return (
    <Stack gap="xs">
      <Button.Group>
        {movesOf(reward).map((next) => (
          <Button
            key={next.to}
            variant={next.asks?.isHarsh || next.to === 'pending' ? 'default' : 'filled'}
            loading={move.isPending && move.variables === next.to}
            onClick={() => {
              start(next);
            }}
          >
            {next.label}
          </Button>
        ))}
      </Button.Group>
      {move.error !== null && <ProblemAlert title="It stayed as it was" problem={move.error} />}
      {asked?.asks && (
        <Question
          isAsked={isAsked}
          title={asked.asks.title}
          yes={asked.label}
          no="Leave it as it is"
          isHarsh={asked.asks.isHarsh}
          isBusy={move.isPending}
          onYes={() => {
            move.mutate(asked.to);
          }}
          onNo={close}
        >
          {asked.asks.text(amountOf(reward), partner?.record.name ?? 'the partner')}
        </Question>
      )}
    </Stack>
  );
}
