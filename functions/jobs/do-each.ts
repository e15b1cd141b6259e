import { isPermanent } from '../shared/pipeline/is-permanent.ts';
import { causeOf } from '../shared/queue/cause-of.ts';
import type { StepDeps } from './dependencies.ts';
import type { Task } from './step.ts';

/**
 * Does items one after the other while there is time, but the first one in any case. One that can never be done is told of, and
 * stays as it is: nothing else falls with it. Where one may be done later, the step ends before it.
 * @returns how many are done
 * @throws what kept the first one from being done
 */
export async function doEach<Item>(
  { log }: Pick<StepDeps, 'log'>,
  { account, job: { jobId }, hasTime }: Task,
  items: readonly Item[],
  act: (item: Item) => Promise<unknown>,
): Promise<number> {
  for (const [done, item] of items.entries()) {
    if (done > 0 && !hasTime()) return done;
    try {
      await act(item);
    } catch (error) {
      if (isPermanent(error) || causeOf(error) === 'unreadable') {
        log('ERROR', 'an item of a job cannot be done', { account, jobId, item, error });
      } else if (done > 0) {
        return done;
      } else throw error;
    }
  }
  return items.length;
}
