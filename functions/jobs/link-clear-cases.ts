import * as z from 'zod/mini';
import { presentUnmatched } from '../shared/http/present-unmatched.ts';
import { clearCases } from '../shared/job/clear-cases.ts';
import { clearCasesAskedSchema } from '../shared/job/clear-cases-asked.ts';
import type { CaseToLink } from '../shared/pipeline/link-clear-case.ts';
import { shapeOf } from '../shared/shape-of.ts';
import { readAs } from '../shared/store/items/read-as.ts';
import { keysOf } from '../shared/store/keys.ts';
import { countEntries } from '../shared/store/reads/count-entries.ts';
import { ulidsBetween } from '../shared/store/reads/ulid-range.ts';
import { unmatchedOf } from '../shared/store/reads/unmatched-of.ts';
import { doEach } from './do-each.ts';
import { maxItems, type Step, type Task } from './step.ts';
import type { StepDeps } from './dependencies.ts';

/** A clear case, as it was found: the payment by its id, its payer, and how the inbox shows it. */
interface Found extends CaseToLink {
  readonly chargebeeCustomerId: string;
  readonly item: unknown;
}

/** Cases that are to be linked, then payers whose other payments follow; and where to look on in the inbox after that. */
interface Position {
  readonly cases: readonly Found[];
  readonly payers: readonly string[];
  /** Of the first payer: the ULID that the rest of its payments comes after. */
  readonly payersAfter: string;
  /** Payments of the inbox that these are of. */
  readonly looked: number;
  readonly after?: string;
}
const positionSchema = shapeOf<Position>()({
  cases: z.array(
    shapeOf<Found>()({
      paymentId: z.string(),
      to: z.object({ kind: z.enum(['customer', 'lead', 'deal']), id: z.string() }),
      chargebeeCustomerId: z.string(),
      item: z.unknown(),
    }),
  ),
  payers: z.array(z.string()),
  payersAfter: z.string(),
  looked: z.int(),
  after: z.exactOptional(z.string()),
});

/** Clear cases so far: those that were found, or were linked; and how the inbox showed the first of them. */
interface Result {
  readonly count: number;
  readonly items: readonly unknown[];
}
const resultSchema = shapeOf<Result>()({ count: z.int(), items: z.array(z.unknown()) });

/** A job is one item: as many are shown as it has room for. */
const maxShown = 100;
const added = ({ count, items }: Result, found: readonly Found[]): Result => ({
  count: count + found.length,
  items: [...items, ...found.map(({ item }) => item)].slice(0, maxShown),
});

/** Looks at the next payments of the inbox; those that come after the job began are left for another one. */
async function look({ table }: StepDeps, { account, job }: Task, after: string): Promise<Position> {
  const { upTo } = ulidsBetween(0, job.createdAt);
  const found = await clearCases(table, account, { after, upTo }, maxItems);
  const cases = found.cases.map(({ payment, candidates, to }): Found => {
    const { chargebeeTransactionId: paymentId, chargebeeCustomer } = payment;
    return {
      paymentId,
      to: { kind: to.kind, id: to.id },
      chargebeeCustomerId: chargebeeCustomer?.id ?? '',
      item: presentUnmatched({ payment, candidates }),
    };
  });
  return {
    cases,
    payers: [],
    payersAfter: '',
    looked: found.looked,
    ...(found.after !== undefined && { after: found.after }),
  };
}

/** Links the payments of the inbox of which it is clear who is meant, or only finds them. */
export const linkClearCases: Step = async (deps, task) => {
  const { account, job } = task;
  const { dryRun } = readAs(clearCasesAskedSchema, job.asked);
  if (job.position === undefined) {
    const range = ulidsBetween(0, job.createdAt);
    const total = await countEntries(deps.table, keysOf(account).lists('unmatched'), range, Infinity);
    return { position: await look(deps, task, range.after), did: 0, total, result: { count: 0, items: [] } };
  }
  const position = readAs(positionSchema, job.position);
  const before = readAs(resultSchema, job.result);
  const { cases, payers, payersAfter, looked, after } = position;

  if (cases.length > 0 && !dryRun) {
    const linked: Found[] = [];
    const done = await doEach(deps, task, cases, async (one) => {
      if (await deps.linkClearCase(account, one, job.createdBy, task.signal)) linked.push(one);
    });
    const others = new Set([...payers, ...linked.map(({ chargebeeCustomerId }) => chargebeeCustomerId)]);
    return {
      position: { ...position, cases: cases.slice(done), payers: [...others] },
      did: 0,
      result: added(before, linked),
    };
  }
  const [payer, ...otherPayers] = payers;
  if (payer !== undefined) {
    const page = await unmatchedOf(deps.table, account, payer, { after: payersAfter, count: maxItems });
    const done = await doEach(deps, task, page.payments, (payment) =>
      deps.link(account, payment, job.createdBy, task.signal),
    );
    const isDone = done === page.payments.length;
    const rest =
      isDone && page.last === undefined
        ? { payers: otherPayers, payersAfter: '' }
        : { payersAfter: isDone ? (page.last ?? '') : payersAfter };
    return { position: { ...position, ...rest }, did: 0, result: before };
  }
  const result = dryRun ? added(before, cases) : before;
  const next = after === undefined ? undefined : await look(deps, task, after);
  return { ...(next && { position: next }), did: looked, result };
};
