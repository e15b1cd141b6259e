import * as z from 'zod';
import type { Queue } from '../queue.ts';
import { onQueue } from './on-queue.ts';
import type { Operation, OperationContext } from './operation.ts';
import type { Result } from './result.ts';
import { refuse, type Refusal } from './refusal.ts';

const maxEntries = 10;
const entryId = /^[\w-]{1,80}$/;
const batch = z.object({ Entries: z.array(z.looseObject({ Id: z.string() })) });

type BatchEntry = z.infer<typeof batch>['Entries'][number];

/** The refusal of a batch whose ids or number of entries are wrong. */
function faultOf(entries: readonly BatchEntry[]): Refusal | undefined {
  if (entries.length === 0) return refuse('EmptyBatchRequest', 'The batch has no entries.');
  if (entries.length > maxEntries) {
    return refuse(
      'TooManyEntriesInBatchRequest',
      `A batch has ${maxEntries} entries at most, not ${entries.length}.`,
    );
  }
  if (!entries.every(({ Id }) => entryId.test(Id))) {
    return refuse('InvalidBatchEntryId', 'An entry id has 1 to 80 letters, digits, hyphens and underscores.');
  }
  if (new Set(entries.map(({ Id }) => Id)).size < entries.length) {
    return refuse('BatchEntryIdsNotDistinct', 'Two entries of the batch have the same id.');
  }
  return undefined;
}

/** An operation on up to ten entries: `run` gives one outcome for each, in order, or refuses all of them. */
export function onBatch(
  run: (
    queue: Queue,
    entries: readonly BatchEntry[],
    context: OperationContext,
  ) => Promise<readonly Result[] | Refusal>,
): Operation {
  return onQueue(batch, async (queue, { Entries }, context) => {
    const fault = faultOf(Entries);
    if (fault !== undefined) return fault;
    const outcomes = await run(queue, Entries, context);
    if ('kind' in outcomes) return outcomes;
    const withIds = outcomes.map((outcome, index) => ({ outcome, Id: Entries[index]?.Id }));
    return {
      kind: 'answered',
      body: {
        Successful: withIds.flatMap(({ Id, outcome }) =>
          outcome.kind === 'answered' ? [{ Id, ...outcome.body }] : [],
        ),
        Failed: withIds.flatMap(({ Id, outcome }) =>
          outcome.kind === 'refused'
            ? [{ Id, SenderFault: true, Code: outcome.queryCode, Message: outcome.message }]
            : [],
        ),
      },
    };
  });
}
