import { anewResultSchema, nothingJudged, withItems } from '../shared/anew/anew-items.ts';
import { askedOf, workOf, type AnewWork } from '../shared/anew/anew-job.ts';
import { keptUses } from '../shared/anew/suppose.ts';
import type { Payment } from '../shared/domain/payment/payment.ts';
import { judgePaymentAnew, settlePayment, supposeAnew } from '../shared/pipeline/judge-anew.ts';
import { readAs } from '../shared/store/items/read-as.ts';
import { readPayments } from '../shared/store/reads/find-passed-over.ts';
import {
  beginning,
  following,
  idsToOffer,
  lastPass,
  nextPosition,
  positionSchema,
  type Position,
} from './anew-position.ts';
import type { StepDeps } from './dependencies.ts';
import { doEach } from './do-each.ts';
import type { Step, Task } from './step.ts';

/** The longest that the queue keeps a message back. */
const maxDelaySeconds = 900;

/** Judges the items anew, or looks at what would come of it; as many as there is time for. */
async function judgeItems(deps: StepDeps, task: Task, work: AnewWork, { items, supposed }: Position) {
  const { account, signal } = task;
  const deciding = deps.deciding(signal);
  const asked = askedOf(work);
  const read = () =>
    readPayments(
      deps.table,
      account,
      items.map(({ id }) => id),
    );
  const before = new Map((await read()).map((payment) => [payment.chargebeeTransactionId, payment]));
  const uses = new Map(Object.entries(supposed ?? {}));
  const wouldBe: Payment[] = [];
  let isOvertaken = false;
  const did = await doEach(deps, task, items, async ({ id }) => {
    const payment = before.get(id);
    if (payment === undefined || isOvertaken) return;
    if (work.asked.dryRun) wouldBe.push(await supposeAnew(deciding, account, payment, asked, uses));
    else isOvertaken = (await judgePaymentAnew(deciding, account, payment, asked)) === 'overtaken';
  });
  const payments = work.asked.dryRun ? wouldBe : await read();
  return { did, isOvertaken, payments, ...(work.asked.dryRun && { supposed: keptUses(uses) }) };
}

/** Offers the uses that these payments gave back to those that were passed over. */
async function offer(deps: StepDeps, task: Task, ids: readonly string[]): Promise<number> {
  const payments = await readPayments(deps.table, task.account, ids);
  const deciding = deps.deciding(task.signal);
  const did = await doEach(deps, task, payments, (payment) => settlePayment(deciding, task.account, payment));
  return did < payments.length ? did : ids.length;
}

/** Judges payments anew: those of a customer that was reassigned, or of a program. */
export const judgeAnew =
  (kind: AnewWork['kind']): Step =>
  async (deps, task) => {
    const { account, job } = task;
    const { table } = deps;
    const work = workOf(kind, job);
    if (job.position === undefined) {
      const pass = work.kind === 'reassign' && work.asked.isLate ? lastPass : 1;
      return {
        position: await nextPosition(table, account, work, pass, beginning),
        did: 0,
        result: nothingJudged,
      };
    }
    const position = readAs(positionSchema, job.position);
    const result = readAs(anewResultSchema, job.result);
    const { pass, items, offering, notBefore = 0 } = position;
    const now = deps.deciding(task.signal).clock();
    if (now < notBefore) {
      const delaySeconds = Math.min(Math.ceil((notBefore - now) / 1_000), maxDelaySeconds);
      return { position, did: 0, result, delaySeconds };
    }
    const { did, isOvertaken, payments, ...more } = await judgeItems(deps, task, work, position);
    const after = withItems(result, work, items.slice(0, did), payments);
    // Those that stay whole were counted in the first pass.
    const progress = { did, result: pass === 1 ? after : { ...after, kept: result.kept } };
    if (isOvertaken) return progress;
    if (did < items.length)
      return { ...progress, position: { ...position, ...more, items: items.slice(did) } };
    const toOffer = pass === 1 ? [] : [...new Set([...offering, ...idsToOffer(payments)])];
    const offered = await offer(deps, task, toOffer);
    if (offered < toOffer.length)
      return { ...progress, position: { ...position, items: [], offering: toOffer.slice(offered) } };
    return { ...progress, ...(await following(table, task, work, { ...position, ...more }, now)) };
  };
