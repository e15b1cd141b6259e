import { Button, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../api/api.ts';
import type { Schemas } from '../api/schemas.ts';
import { ProblemAlert } from '../ui/problem-alert.tsx';
import { forgetRecords, patchRecord } from './records-api.ts';

type Reward = Schemas['Reward'];

const moves: Readonly<Record<Reward['status'], readonly { to: Reward['status']; label: string }[]>> = {
  pending: [
    { to: 'approved', label: 'Approve' },
    { to: 'cancelled', label: 'Cancel the reward' },
  ],
  approved: [
    { to: 'paid', label: 'Mark as paid' },
    { to: 'cancelled', label: 'Cancel the reward' },
  ],
  paid: [],
  cancelled: [],
};

/** Moves a reward on, as far as its status lets it. */
export function RewardActions({ reward, etag }: { readonly reward: Reward; readonly etag: string }) {
  const api = useApi();
  const client = useQueryClient();
  const move = useMutation({
    mutationFn: (status: Reward['status']) => patchRecord(api, 'rewards', reward.id, { status }, etag),
    onSettled: () => forgetRecords(client),
  });
  return (
    <Stack gap="xs">
      <Button.Group>
        {moves[reward.status].map(({ to, label }) => (
          <Button
            key={to}
            variant={to === 'cancelled' ? 'default' : 'filled'}
            loading={move.isPending && move.variables === to}
            onClick={() => {
              move.mutate(to);
            }}
          >
            {label}
          </Button>
        ))}
      </Button.Group>
      {move.error !== null && <ProblemAlert title="It stayed as it was" problem={move.error} />}
    </Stack>
  );
}
