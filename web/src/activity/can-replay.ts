import type { Schemas } from '../api/schemas.ts';

const again: readonly string[] = ['ignored', 'failed', 'unmatched'];

/** Whether an event was not recorded, and may be so when it is decided again. The API has the last word. */
export function canReplay({ outcome, steps }: Pick<Schemas['ActivityLine'], 'outcome' | 'steps'>): boolean {
  if (again.includes(outcome)) return true;
  const recording = steps.filter(({ action }) => action === 'create_transaction');
  return outcome === 'processed' && recording.at(-1)?.code === 'option_off';
}
