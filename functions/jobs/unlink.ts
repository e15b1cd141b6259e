import * as z from 'zod/mini';
import { firstPosition, paymentsToUnlink, type UnlinkPosition } from '../shared/job/payments-to-unlink.ts';
import { unlinkAskedSchema } from '../shared/job/unlink-asked.ts';
import type { Unlinked } from '../shared/pipeline/unlink-payment.ts';
import { shapeOf } from '../shared/shape-of.ts';
import { readAs } from '../shared/store/items/read-as.ts';
import { doEach } from './do-each.ts';
import { maxItems, type Step } from './step.ts';

/**
 * What the next step does, and where to look on after that. The payments are named, since one that went back is not found where it
 * was: a step that is done again would not count it.
 */
interface Position {
  readonly paymentIds: readonly string[];
  readonly next?: UnlinkPosition;
}
const positionSchema = shapeOf<Position>()({
  paymentIds: z.array(z.string()),
  next: z.exactOptional(shapeOf<UnlinkPosition>()({ at: z.int(), after: z.string() })),
});

/** Payments that went back into the inbox so far, and those of which something is paid. */
interface Result {
  readonly unmatched: number;
  readonly kept: number;
}
const resultSchema = shapeOf<Result>()({ unmatched: z.int(), kept: z.int() });

/** Takes the payments of a Chargebee customer that was unlinked back into the inbox. */
export const unlink: Step = async (deps, task) => {
  const { account, job } = task;
  const asked = readAs(unlinkAskedSchema, job.asked);
  const look = (from: UnlinkPosition): Promise<Position> =>
    paymentsToUnlink(deps.table, account, asked, from, maxItems);
  if (job.position === undefined)
    return { position: await look(firstPosition), did: 0, result: { unmatched: 0, kept: 0 } };

  const { paymentIds, next } = readAs(positionSchema, job.position);
  const { chargebeeCustomerId, reason } = asked;
  const ends: Unlinked[] = [];
  const did = await doEach(deps, task, paymentIds, async (paymentId) => {
    const by = { chargebeeCustomerId, reason, by: job.createdBy };
    ends.push(await deps.unlink(account, paymentId, by, task.signal));
  });
  const before = readAs(resultSchema, job.result);
  const result: Result = {
    ...before,
    unmatched: before.unmatched + ends.filter((end) => end === 'unmatched').length,
    kept: before.kept + ends.filter((end) => end === 'kept').length,
  };
  if (did < paymentIds.length)
    return { position: { paymentIds: paymentIds.slice(did), ...(next && { next }) }, did, result };
  return { ...(next && { position: await look(next) }), did, result };
};
