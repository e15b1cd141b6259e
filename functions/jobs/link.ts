import * as z from 'zod/mini';
import { linkAskedSchema } from '../shared/job/link-asked.ts';
import { shapeOf } from '../shared/shape-of.ts';
import { readAs } from '../shared/store/items/read-as.ts';
import { unmatchedOf } from '../shared/store/reads/unmatched-of.ts';
import { doEach } from './do-each.ts';
import { maxItems, type Step } from './step.ts';

/** The ULID that comes before all that is left. */
interface Position {
  readonly after: string;
}
const positionSchema = shapeOf<Position>()({ after: z.string() });

/** Records what waits in the inbox of a Chargebee customer that was linked, in the order in which it came there. */
export const link: Step = async (deps, task) => {
  const { account, job } = task;
  const result = {};
  if (job.position === undefined) return { position: { after: '' }, did: 0, result };
  const { chargebeeCustomerId } = readAs(linkAskedSchema, job.asked);
  const { after } = readAs(positionSchema, job.position);
  const { payments, last } = await unmatchedOf(deps.table, account, chargebeeCustomerId, {
    after,
    count: maxItems,
  });
  const did = await doEach(deps, task, payments, (payment) =>
    deps.link(account, payment, job.createdBy, task.signal),
  );
  // What is done of them does not wait any more when they are read again.
  if (did < payments.length) return { position: { after }, did, result };
  return { ...(last !== undefined && { position: { after: last } }), did, result };
};
