import type { Schemas } from '../api/schemas.ts';

/** The actions that say why nothing was earned, the most telling first. */
const telling: readonly string[] = ['give_reward', 'reverse_reward', 'create_transaction'];

/** What gave or took a reward; where nothing of it counts, it was cancelled. */
const given: readonly string[] = ['reward_created', 'reward_reversed', 'reward_restored'];

/** The code that says why an event earned nothing; `cancelled` where what it earned was cancelled. */
export function whyNothing({ steps }: Pick<Schemas['ActivityLine'], 'steps'>): string | undefined {
  const last = telling
    .map((action) => steps.findLast((step) => step.action === action))
    .find((step) => step !== undefined);
  const { code } = last ?? steps.at(-1) ?? {};
  return code !== undefined && given.includes(code) ? 'cancelled' : code;
}
