import { problem, type Answer } from '../shared/http/answer.ts';

const sentences = {
  transition_not_allowed:
    'A pending reward is approved; an approved one is paid, or pending again; either is cancelled, and a cancelled one comes back as pending. What is paid stays paid.',
  not_payable_yet: 'The reward is held back: it is not paid before its payableAt.',
  reversal_needs_no_approval: 'A reversal needs no approval: it can be paid once its reward is paid.',
  cancelled_with_its_reward:
    'A reversal is cancelled together with the reward that it takes back, and comes back with it.',
  reward_not_paid: 'Nobody gives back what he did not get: a reversal can be paid once its reward is paid.',
  more_than_was_paid:
    'More would be taken back than was paid: what was given again for this reward has to be paid first.',
} as const;

/** Why a reward is not moved, as it is answered. */
export const rewardRefusal = (reason: keyof typeof sentences): Answer =>
  problem(409, reason, sentences[reason]);
