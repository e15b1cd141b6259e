import * as z from 'zod/mini';
import { anewItem, anewItemSchema, nextPayments, type AnewItem } from '../shared/anew/anew-items.ts';
import { askedOf, lateMs, type AnewWork } from '../shared/anew/anew-job.ts';
import type { Progress } from '../shared/domain/job/advanced-job.ts';
import { isJudgedAnew } from '../shared/domain/payment/is-judged-anew.ts';
import type { Payment } from '../shared/domain/payment/payment.ts';
import type { RuleUses } from '../shared/domain/rewards/rule-use.ts';
import { shapeOf } from '../shared/shape-of.ts';
import type { Account } from '../shared/store/account.ts';
import { ruleUsesSchema } from '../shared/store/items/program-schemas.ts';
import type { Reached } from '../shared/store/reads/payments-to-judge.ts';
import type { Table } from '../shared/store/table.ts';
import { maxItems, type Task } from './step.ts';

/**
 * Where the next step begins. The payments are gone through twice: once to judge them anew, and once more for those that were on
 * their way meanwhile, and to offer the uses that were given back; only then, since a payment that is still to be judged anew
 * would be given one for a moment.
 */
export interface Position {
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
export const positionSchema = shapeOf<Position>()({
  pass: z.int(),
  items: z.array(anewItemSchema),
  offering: z.array(z.string()),
  reached: z.exactOptional(reached),
  notBefore: z.exactOptional(z.int()),
  supposed: z.exactOptional(z.record(z.string(), ruleUsesSchema)),
});

export const beginning: Reached = { after: '' };
export const lastPass = 2;

/** So many rewards, with what stood of them, fit into the item of a job. */
const maxRewards = 2_000;
/** Looks at a thousand entries at most: what was judged so already is passed by. */
const maxPages = 10;

/** The next payments of a pass that are to be judged anew, or that have uses to offer. */
export async function nextPosition(
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

/** Those that have uses to offer, by their Chargebee ids. */
export const idsToOffer = (payments: readonly Payment[]): readonly string[] =>
  payments.filter(({ usesToOffer }) => usesToOffer !== undefined).map((one) => one.chargebeeTransactionId);

/** What the step after this one begins with: the payments that follow, or the second pass. */
export async function following(
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
