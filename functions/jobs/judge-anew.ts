import * as z from 'zod/mini';
import {
  anewItem,
  anewItemSchema,
  anewResultSchema,
  nextPayments,
  nothingJudged,
  withItems,
  type AnewItem,
} from '../shared/anew/anew-items.ts';
import { askedOf, lateMs, workOf, type AnewWork } from '../shared/anew/anew-job.ts';
import { keptUses } from '../shared/anew/suppose.ts';
import type { Progress } from '../shared/domain/job/advanced-job.ts';
import { isJudgedAnew } from '../shared/domain/payment/is-judged-anew.ts';
import type { Payment } from '../shared/domain/payment/payment.ts';
import type { RuleUses } from '../shared/domain/rewards/rule-use.ts';
import { judgePaymentAnew, settlePayment, supposeAnew } from '../shared/pipeline/judge-anew.ts';
import { shapeOf } from '../shared/shape-of.ts';
import { ruleUsesSchema } from '../shared/store/items/program-schemas.ts';
import { readAs } from '../shared/store/items/read-as.ts';
import { readPayments } from '../shared/store/reads/find-passed-over.ts';
import type { Reached } from '../shared/store/reads/payments-to-judge.ts';
import type { Account } from '../shared/store/account.ts';
import type { Table } from '../shared/store/table.ts';
import type { StepDeps } from './dependencies.ts';
import { doEach } from './do-each.ts';
import { maxItems, type Step, type Task } from './step.ts';

/**
 * Where the next step begins. The payments are gone through twice: once to judge them anew, and once more for those that were on
 * their way meanwhile, and to offer the uses that were given back; only then, since a payment that is still to be judged anew
 * would be given one for a moment.
 */
interface Position {
  readonly pass: number;
  readonly items: readonly AnewItem[];
  /** Chargebee ids of payments that have uses to offer. */
  readonly offering: readonly string[];
  /** Where the payments after these are; absent where there are none in this pass. */
  readonly reached?: Reached;
  /** Nothing is done before; epoch milliseconds. */
  readonly notBefore?: number;
  /** Of a dry run: what customers would hold of limited rules. */
  readonly supposed?: Readonly<Record<string, RuleUses>>;
}
const reached = shapeOf<Reached>()({
  after: z.string(),
  partners: z.exactOptional(z.string()),
  partner: z.exactOptional(z.string()),
});
const positionSchema = shapeOf<Position>()({
  pass: z.int(),
  items: z.array(anewItemSchema),
  offering: z.array(z.string()),
  reached: z.exactOptional(reached),
  notBefore: z.exactOptional(z.int()),
  supposed: z.exactOptional(z.record(z.string(), ruleUsesSchema)),
});

const beginning: Reached = { after: '' };
const lastPass = 2;

const maxDelaySeconds = 900;

/** So many rewards, with what stood of them, fit into the item of a job. */
const maxRewards = 2_000;
/** Looks at a thousand entries at most: what was judged so already is passed by. */
const maxPages = 10;

async function nextPosition(
  table: Table,
  account: Account,
  work: AnewWork,
  pass: number,
  from: Reached,
  count = maxItems,
): Promise<Position> {
  const asked = askedOf(work);
  let at: Reached | undefined = from;
  for (let page = 0; page < maxPages && at !== undefined; page++) {
    const { payments, next } = await nextPayments(table, account, work, at, count);
    const items = payments.filter((payment) => !isJudgedAnew(payment, asked)).map(anewItem);
    const rewards = items.reduce((sum, { before }) => sum + before.length, 0);
    if (rewards > maxRewards && count > 10) return nextPosition(table, account, work, pass, at, 10);
    const offering = pass === 1 ? [] : idsToOffer(payments);
    if (items.length > 0 || offering.length > 0)
      return { pass, items, offering, ...(next && { reached: next }) };
    at = next;
  }
  return { pass, items: [], offering: [], ...(at && { reached: at }) };
}

const idsToOffer = (payments: readonly Payment[]): readonly string[] =>
  payments.filter(({ usesToOffer }) => usesToOffer !== undefined).map((one) => one.chargebeeTransactionId);

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

/** What the step after this one begins with: the payments that follow, or the second pass. */
async function following(
  table: Table,
  { account }: Task,
  work: AnewWork,
  { pass, reached, supposed }: Position,
  now: number,
): Promise<Pick<Progress, 'position' | 'delaySeconds'>> {
  const kept = supposed && { supposed };
  if (reached) return { position: { ...(await nextPosition(table, account, work, pass, reached)), ...kept } };
  if (pass === lastPass || work.asked.dryRun) return {};
  if (work.kind === 'rate_anew')
    return { position: await nextPosition(table, account, work, lastPass, beginning) };
  const position: Position = {
    pass: lastPass,
    items: [],
    offering: [],
    reached: beginning,
    notBefore: now + lateMs,
  };
  return { position, delaySeconds: Math.ceil(lateMs / 1_000) };
}
