import * as z from 'zod/mini';
import type { Payment } from '../domain/payment/payment.ts';
import { isJudgedAnew } from '../domain/payment/is-judged-anew.ts';
import { withPayment, type AnewSums } from '../domain/rewards/anew-sums.ts';
import { standingRewards, type StandingReward } from '../domain/rewards/standing-rewards.ts';
import { shapeOf } from '../shape-of.ts';
import type { Account } from '../store/account.ts';
import {
  paymentsOfCustomer,
  paymentsOfProgram,
  type PaymentsToJudge,
  type Reached,
} from '../store/reads/payments-to-judge.ts';
import type { Table } from '../store/table.ts';
import { askedOf, type AnewWork } from './anew-job.ts';

/** A payment that is to be judged anew, with what stood of its rewards before: so what came of it is told though it is done twice. */
export interface AnewItem {
  /** Its Chargebee id. */
  readonly id: string;
  readonly before: readonly StandingReward[];
}
const money = shapeOf<StandingReward['amount']>()({ amount: z.int(), currency: z.string() });
export const anewItemSchema = shapeOf<AnewItem>()({
  id: z.string(),
  before: z.array(
    shapeOf<StandingReward>()({
      partnerId: z.string(),
      ruleId: z.string(),
      ruleVersion: z.int(),
      amount: money,
    }),
  ),
});

/** What came of it so far. */
export interface AnewResult extends AnewSums {
  /** Payments that are judged anew. */
  readonly judged: number;
  /** Those that stay whole, since something of them is paid. */
  readonly kept: number;
}
export const nothingJudged: AnewResult = { rewards: 0, partners: [], judged: 0, kept: 0 };
const difference = shapeOf<AnewSums['partners'][number]>()({
  partnerId: z.string(),
  difference: z.array(money),
});
export const anewResultSchema = shapeOf<AnewResult>()({
  rewards: z.int(),
  partners: z.array(difference),
  judged: z.int(),
  kept: z.int(),
});

export const anewItem = (payment: Payment): AnewItem => ({
  id: payment.chargebeeTransactionId,
  before: standingRewards(payment),
});

/** The next payments of the work, among the next `count` of what was recorded. */
export function nextPayments(
  table: Table,
  account: Account,
  { kind, asked }: AnewWork,
  reached: Reached,
  count: number,
): Promise<PaymentsToJudge> {
  if (kind === 'reassign') return paymentsOfCustomer(table, account, asked.customerId, reached, count);
  const { programId, from, at: to } = asked;
  return paymentsOfProgram(table, account, { programId, from, to }, reached, count);
}

/** The result with these items, by their payments as they are now. */
export function withItems(
  result: AnewResult,
  work: AnewWork,
  items: readonly AnewItem[],
  payments: readonly Payment[],
): AnewResult {
  const asked = askedOf(work);
  const after = new Map(payments.map((payment) => [payment.chargebeeTransactionId, payment]));
  let { judged, kept, ...sums }: AnewResult = result;
  for (const { id, before } of items) {
    const payment = after.get(id);
    if (payment === undefined || !isJudgedAnew(payment, asked)) kept += 1;
    else {
      judged += 1;
      sums = withPayment(sums, before, standingRewards(payment));
    }
  }
  return { ...sums, judged, kept };
}
